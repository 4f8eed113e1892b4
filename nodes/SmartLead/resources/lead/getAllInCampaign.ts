import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { categoryFilter } from '../../../fields/category';
import { leadsOfCampaign } from '../../../fields/lists';
import { choice, dateTime, option } from '../../../fields/plain';
import { simplifiedLead } from './simplified';

export const getAllInCampaign = operation({
	id: 'campaignLead.getAll',
	name: 'Get Many in Campaign',
	action: 'Get leads of a campaign (list all leads)',
	description: 'Retrieve a list of the leads of a campaign, with their status and category',
	request: 'GET /campaigns/{campaign_id}/leads',
	path: { campaign_id: campaign },
	filters: {
		query: {
			created_at_gt: dateTime(
				'Added After',
				'createdAtGt',
				'Only leads that were added after this time. Any ISO 8601 date.',
			),
			emailStatus: choice(
				'Email Status',
				'emailStatus',
				'is_replied',
				'Only leads whose emails have this status',
				[
					option('Accepted', 'is_accepted'),
					option('Bounced', 'is_bounced'),
					option('Clicked', 'is_clicked'),
					option('Not Replied', 'not_replied'),
					option('Opened', 'is_opened'),
					option('Replied', 'is_replied'),
					option('Sender Bounced', 'is_sender_bounced'),
					option('Spam', 'is_spam'),
					option('Unsubscribed', 'is_unsubscribed'),
				],
			),
			event_time_gt: dateTime(
				'Active After',
				'eventTimeGt',
				'Only leads with any activity after this time. Any ISO 8601 date.',
			),
			last_sent_time_gt: dateTime(
				'Last Sent After',
				'lastSentTimeGt',
				'Only leads whose last email was sent after this time. Any ISO 8601 date.',
			),
			lead_category_id: categoryFilter,
			status: choice('Status', 'status', 'INPROGRESS', 'Only leads in this state', [
				option('Completed', 'COMPLETED'),
				option('In Progress', 'INPROGRESS'),
				option('Paused', 'PAUSED'),
				option('Started', 'STARTED'),
				option('Stopped', 'STOPPED'),
			]),
		},
	},
	list: leadsOfCampaign,
	simplify: {
		...simplifiedLead,
		campaign_lead_map_id: 'campaign_lead_map_id',
		status: 'status',
		lead_category_id: ['lead_category_id', 'category_id'],
	},
});
