import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { choice, option } from '../../../fields/plain';

export const updateSpintaxDistribution = operation({
	id: 'campaign.updateSpintaxDistribution',
	name: 'Update Spintax Distribution',
	action: 'Update spintax distribution of a campaign',
	description: 'Set how a draft campaign chooses between the variations written in spintax',
	request: 'POST /campaigns/spintax-distribution-mode',
	body: {
		campaignId: campaign,
		spintaxDistributionMode: choice(
			'Distribution',
			'spintaxDistributionMode',
			1,
			'How the variations are distributed',
			[
				option('In Turn', 1, 'One variation after the other'),
				option('Random', 2, 'A random variation for each email'),
			],
		),
	},
	idempotent: true,
});
