import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { yesOrNo } from '../../../fields/plain';

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
			duplicate_client_label: yesOrNo(
				'Keep Client',
				'duplicateClientLabel',
				'Whether the copy belongs to the same client',
			),
			duplicate_sub_sequence: yesOrNo(
				'Copy Subsequences',
				'duplicateSubSequence',
				'Whether to copy the subsequences of the campaign as well',
			),
		},
	},
	refusals: ['Invalid campaign Id!'],
});
