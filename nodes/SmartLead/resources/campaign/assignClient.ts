import { operation } from '../../../engine/operation';
import { campaign } from '../../../fields/campaign';
import { fieldOf, valueOf } from '../../../engine/request';
import { client } from '../../../fields/client';

const assigned = {
	...client,
	field: { ...client.field, required: true, displayOptions: { show: { change: ['assign'] } } },
};

export const assignClient = operation({
	id: 'campaign.assignClient',
	name: 'Assign Client',
	action: 'Assign a client to a campaign',
	description: 'Hand a campaign to a client, or take it back',
	request: 'POST /campaigns/assign-client',
	body: {
		campaignId: campaign,
		clientId: {
			field: {
				displayName: 'Change',
				name: 'change',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Assign Client', value: 'assign' },
					{ name: 'Remove Client', value: 'remove' },
				],
				default: 'assign',
				description: 'Whether to give the campaign to a client or to take it away from one',
			},
			// Only on purpose: an expression without a value must not take the client away.
			encode: (change, read) => (change === 'remove' ? null : valueOf(assigned, read)),
		},
	},
	fields: [fieldOf(assigned)],
	optional: {
		body: {
			applyClientDNC: {
				displayName: 'Apply Do-Not-Contact List',
				name: 'applyClientDnc',
				type: 'boolean',
				default: true,
				description:
					"Whether the client's own list of people not to contact counts for the campaign",
			},
		},
	},
	idempotent: true,
});
