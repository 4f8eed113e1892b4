import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { dayOf } from '../../../engine/spec/date';
import { campaign } from '../../../fields/campaign';
import { dateTime } from '../../../fields/plain';

export const leadStatistics = operation({
	id: 'campaignStatistics.leadStatistics',
	name: 'Get by Lead',
	action: 'Get campaign statistics by lead',
	description: 'Retrieve engagement per lead of a campaign, one item per lead',
	request: 'GET /campaigns/{campaign_id}/leads-statistics',
	path: { campaign_id: campaign },
	filters: {
		query: {
			event_time_gt: {
				field: dateTime(
					'Active After',
					'eventTimeGt',
					'Only leads with any activity after this day',
				),
				encode: dayOf,
			},
		},
	},
	list: { paths: ['data'], pages: byOffset({ size: 100, more: 'hasMore' }) },
	figures: true,
	simplify: {
		lead_id: 'lead_id',
		email_lead_map_id: ['email_lead_map_id', 'campaign_lead_map_id'],
		email: ['email', 'lead_email'],
		from: 'from',
		to: 'to',
		status: 'status',
		created_at: 'created_at',
		last_seq_num: 'last_seq_num',
		sent_count: 'sent_count',
		open_count: 'open_count',
		click_count: 'click_count',
		reply_count: 'reply_count',
		is_bounced: 'is_bounced',
		is_unsubscribed: 'is_unsubscribed',
		last_event_time: 'last_event_time',
		// Without their texts, which would fill the table.
		history: {
			path: ['history.history', 'history'],
			each: {
				type: 'type',
				time: 'time',
				email_seq_number: 'email_seq_number',
				subject: 'subject',
				stats_id: 'stats_id',
				open_count: 'open_count',
				click_count: 'click_count',
			},
		},
	},
});
