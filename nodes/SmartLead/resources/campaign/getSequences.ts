import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { sequences } from '../../../fields/lists';

export const getSequences = operation({
	id: 'campaign.getSequences',
	name: 'Get Sequences',
	action: 'Get the sequence of a campaign',
	description:
		'Retrieve the steps of a campaign with their subjects, bodies and variants, one item per step',
	request: 'GET /campaigns/{campaign_id}/sequences',
	path: { campaign_id: campaign },
	list: sequences,
});
