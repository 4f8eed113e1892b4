import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { lead } from '../../../fields/lead';
import { conversation } from '../../../fields/lists';
import { dateTime, yesOrNo } from '../../../fields/plain';

export const getMessageHistory = operation({
	id: 'campaignLead.getMessageHistory',
	name: 'Get Message History',
	action: 'Get message history of a lead',
	description: 'Retrieve the emails exchanged with a lead of a campaign, one item per email',
	request: 'GET /campaigns/{campaign_id}/leads/{lead_id}/message-history',
	path: { campaign_id: campaign, lead_id: lead },
	filters: {
		query: {
			event_time_gt: dateTime(
				'Active After',
				'eventTimeGt',
				'Only emails with any activity after this time. Any ISO 8601 date.',
			),
		},
	},
	optional: {
		query: {
			show_plain_text_response: yesOrNo(
				'Include Plain Text',
				'showPlainTextResponse',
				'Whether to return the bodies as plain text as well',
			),
		},
	},
	list: conversation,
});
