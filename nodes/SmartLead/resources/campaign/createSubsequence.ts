import { operation } from '../../../engine/spec/operation';
import { isAlike } from '../../../fields/alike';
import { campaign } from '../../../fields/campaign';
import { asJsonObjects } from '../../../fields/encode';
import { text } from '../../../fields/plain';
import { getAll } from './getAll';

export const createSubsequence = operation({
	id: 'campaign.createSubsequence',
	name: 'Create Subsequence',
	action: 'Create a subsequence of a campaign',
	description: 'Create a follow-up campaign that leads move to when a condition is met',
	request: 'POST /campaigns/create-subsequence',
	body: { parent_campaign_id: campaign },
	optional: {
		body: {
			condition_events: asJsonObjects({
				displayName: 'Conditions (JSON)',
				name: 'conditionEvents',
				type: 'json',
				default: '[]',
				placeholder: 'e.g. [{ "event": "…" }]',
				description:
					'When leads move to the subsequence, as a list of JSON objects. SmartLead does not document what they hold.',
			}),
			subsequence_name: text(
				'Name',
				'subsequenceName',
				'e.g. After a positive reply',
				'The name of the subsequence',
			),
		},
	},
	settle: {
		reads: [
			{
				operation: getAll,
				values: ({ body }) => (body?.subsequence_name ? {} : undefined),
			},
		],
		since: 'created_at',
		is: ({ name, parent_campaign_id: parent }, { body }) => {
			const asked = body ?? {};
			return (
				isAlike(name, asked.subsequence_name) && String(parent) === String(asked.parent_campaign_id)
			);
		},
		id: ['subsequence_id', 'id'],
		answer: ({ id }) => ({ success: true, subsequence_id: id }),
	},
});
