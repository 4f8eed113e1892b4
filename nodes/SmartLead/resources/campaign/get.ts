import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { includeTags } from '../../../fields/list';
import { simplifiedCampaign } from './simplified';

export const get = operation({
	id: 'campaign.get',
	name: 'Get',
	action: 'Get a campaign',
	description: 'Retrieve a campaign with its status and settings',
	request: 'GET /campaigns/{campaign_id}',
	path: { campaign_id: campaign },
	optional: { query: { include_tags: includeTags } },
	simplify: simplifiedCampaign,
});
