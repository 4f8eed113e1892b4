import { operation } from '../../../engine/spec/operation';
import { client } from '../../../fields/client';
import { includeTags } from '../../../fields/list';
import { campaigns } from '../../../fields/lists';
import { simplifiedCampaign } from './simplified';

export const getAll = operation({
	id: 'campaign.getAll',
	name: 'Get Many',
	action: 'Get campaigns (list all campaigns)',
	description: 'Retrieve a list of campaigns, of the whole account or of one client',
	request: 'GET /campaigns/',
	filters: { query: { client_id: client } },
	optional: { query: { include_tags: includeTags } },
	list: campaigns,
	simplify: simplifiedCampaign,
});
