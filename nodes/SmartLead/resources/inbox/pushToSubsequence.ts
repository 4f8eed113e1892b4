import { operation } from '../../../engine/operation';
import { conversation, whereItIs } from '../../../fields/lead';
import { locator } from '../../../fields/locator';

export const pushToSubsequence = operation({
	id: 'inbox.pushToSubsequence',
	name: 'Push to Subsequence',
	action: 'Push a lead to a subsequence',
	description:
		'Go on with a lead in a subsequence of its campaign. The subsequence mails the lead.',
	request: 'POST /master-inbox/push-to-subsequence',
	above: [whereItIs],
	body: {
		email_lead_map_id: conversation,
		sub_sequence_id: locator({
			displayName: 'Subsequence',
			name: 'subSequenceId',
			description: 'The subsequence, which is a campaign below that of the lead',
			search: 'searchCampaigns',
		}),
	},
	optional: {
		body: {
			stop_lead_on_parent_campaign_reply: {
				displayName: 'Stop on Reply to Campaign',
				name: 'stopOnParentReply',
				type: 'boolean',
				default: true,
				description: 'Whether to stop when the lead replies to the campaign above',
			},
			sub_sequence_delay_time: {
				displayName: 'Delay (Seconds)',
				name: 'delaySeconds',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'How long to wait before the first mail; a day has 86400 seconds',
			},
		},
	},
	sendsEmail: true,
});
