import { operation } from '../../../engine/spec/operation';
import { ofClients } from './report';

export const campaignList = operation({
	id: 'analytics.campaignList',
	name: 'Get Campaign Names',
	action: 'Get campaign names',
	description: 'Retrieve the campaigns by ID and name only',
	request: 'GET /analytics/campaign/list',
	filters: { query: ofClients },
	list: { paths: ['data.campaign_list'] },
});
