import { operation } from '../../../engine/spec/operation';
import { isAlike } from '../../../fields/alike';
import { campaign } from '../../../fields/campaign';
import { asJsonObjects } from '../../../fields/encode';
import { getAll } from './getAll';

export const createSubsequence = operation({
	id: 'campaign.createSubsequence',
	name: 'Create Subsequence',
	action: 'Create a subsequence of a campaign',
	description: 'Create a campaign that leads of another one move on to when something happens',
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
					'When leads move on, as a list of JSON objects. SmartLead does not document what they hold.',
			}),
			subsequence_name: {
				displayName: 'Name',
				name: 'subsequenceName',
				type: 'string',
				default: '',
				placeholder: 'e.g. After a positive reply',
				description: 'What the subsequence is called',
			},
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
