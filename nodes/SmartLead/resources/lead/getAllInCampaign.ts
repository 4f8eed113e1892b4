import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { categoryFilter } from '../../../fields/category';
import { leadsOfCampaign } from '../../../fields/lists';
import { choice, dateTime } from '../../../fields/plain';
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
					{ name: 'Accepted', value: 'is_accepted' },
					{ name: 'Bounced', value: 'is_bounced' },
					{ name: 'Clicked', value: 'is_clicked' },
					{ name: 'Not Replied', value: 'not_replied' },
					{ name: 'Opened', value: 'is_opened' },
					{ name: 'Replied', value: 'is_replied' },
					{ name: 'Sender Bounced', value: 'is_sender_bounced' },
					{ name: 'Spam', value: 'is_spam' },
					{ name: 'Unsubscribed', value: 'is_unsubscribed' },
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
				{ name: 'Completed', value: 'COMPLETED' },
				{ name: 'In Progress', value: 'INPROGRESS' },
				{ name: 'Paused', value: 'PAUSED' },
				{ name: 'Started', value: 'STARTED' },
				{ name: 'Stopped', value: 'STOPPED' },
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
