import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { client } from '../../../fields/client';
import { yesOrNo } from '../../../fields/plain';
import { setOrRemove } from '../../../fields/setOrRemove';

const assigned = setOrRemove(client, {
	set: { name: 'Assign Client', value: 'assign' },
	remove: 'Remove Client',
	description: 'Whether to assign a client or to remove the current one',
});

export const assignClient = operation({
	id: 'campaign.assignClient',
	name: 'Assign Client',
	action: 'Assign a client to a campaign',
	description: 'Assign a client to a campaign, or remove the client',
	request: 'POST /campaigns/assign-client',
	body: {
		campaignId: campaign,
		clientId: assigned.change,
	},
	fields: [assigned.field],
	optional: {
		body: {
			applyClientDNC: yesOrNo(
				'Apply Do-Not-Contact List',
				'applyClientDnc',
				"Whether the client's own do-not-contact list applies to the campaign",
			),
		},
	},
	idempotent: true,
	refusals: ['Invalid campaign Id!'],
});
