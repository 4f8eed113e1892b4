import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';

export const duplicate = operation({
	id: 'campaign.duplicate',
	name: 'Duplicate',
	action: 'Duplicate, clone or copy a campaign',
	description: 'Copy a campaign with its steps and settings, without its leads',
	request: 'POST /campaigns/{campaign_id}/duplicate',
	unsettled: 'SmartLead does not say what it calls a copy',
	path: { campaign_id: campaign },
	optional: {
		body: {
			duplicate_client_label: {
				displayName: 'Keep Client',
				name: 'duplicateClientLabel',
				type: 'boolean',
				default: true,
				description: 'Whether the copy belongs to the same client',
			},
			duplicate_sub_sequence: {
				displayName: 'Copy Subsequences',
				name: 'duplicateSubSequence',
				type: 'boolean',
				default: true,
				description: 'Whether to copy the subsequences of the campaign as well',
			},
		},
	},
	refusals: ['Invalid campaign Id!'],
});
