import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';

export const updateSpintaxDistribution = operation({
	id: 'campaign.updateSpintaxDistribution',
	name: 'Update Spintax Distribution',
	action: 'Update spintax distribution of a campaign',
	description: 'Set how a draft campaign picks among the variations written in spintax',
	request: 'POST /campaigns/spintax-distribution-mode',
	body: {
		campaignId: campaign,
		spintaxDistributionMode: {
			displayName: 'Distribution',
			name: 'spintaxDistributionMode',
			type: 'options',
			options: [
				{ name: 'In Turn', value: 1, description: 'One variation after the other' },
				{ name: 'Random', value: 2, description: 'Any variation, by chance' },
			],
			default: 1,
			description: 'How the variations are shared out',
		},
	},
	idempotent: true,
});
