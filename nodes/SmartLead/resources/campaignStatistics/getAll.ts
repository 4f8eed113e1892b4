import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { choice, dateTime, wholeNumber } from '../../../fields/plain';

export const getAll = operation({
	id: 'campaignStatistics.getAll',
	name: 'Get Emails',
	action: 'Get many campaign statistics, one per email',
	description:
		'Retrieve every email of a campaign with its opens, clicks and replies, one item per email',
	request: 'GET /campaigns/{campaign_id}/statistics',
	path: { campaign_id: campaign },
	filters: {
		query: {
			email_sequence_number: wholeNumber(
				'Step Number',
				'emailSequenceNumber',
				1,
				{ minValue: 1, maxValue: 20 },
				'Only emails of this step',
			),
			email_status: choice(
				'Email Status',
				'emailStatus',
				'replied',
				'Only emails with this status',
				[
					{ name: 'Bounced', value: 'bounced' },
					{ name: 'Clicked', value: 'clicked' },
					{ name: 'Opened', value: 'opened' },
					{ name: 'Replied', value: 'replied' },
					{ name: 'Unsubscribed', value: 'unsubscribed' },
				],
			),
			sent_time_end_date: dateTime(
				'Sent Before',
				'sentTimeEndDate',
				'Only emails that were sent before this time. Any ISO 8601 date.',
			),
			sent_time_start_date: dateTime(
				'Sent After',
				'sentTimeStartDate',
				'Only emails that were sent after this time. Any ISO 8601 date.',
			),
		},
	},
	list: { paths: ['data'], pages: byOffset({ size: 1000, total: 'total_stats' }) },
	figures: true,
	// One row per email, without the email itself; an older answer has one per step.
	simplify: {
		stats_id: 'stats_id',
		lead_email: 'lead_email',
		lead_name: 'lead_name',
		lead_category: 'lead_category',
		campaign_id: 'campaign_id',
		sequence_number: 'sequence_number',
		email_campaign_seq_id: 'email_campaign_seq_id',
		seq_variant_id: 'seq_variant_id',
		email_subject: 'email_subject',
		sent_time: 'sent_time',
		open_time: 'open_time',
		click_time: 'click_time',
		reply_time: 'reply_time',
		open_count: 'open_count',
		click_count: 'click_count',
		is_unsubscribed: 'is_unsubscribed',
		is_bounced: 'is_bounced',
		sent: 'sent',
		opened: 'opened',
		clicked: 'clicked',
		replied: 'replied',
		unsubscribed: 'unsubscribed',
		bounced: 'bounced',
	},
});
