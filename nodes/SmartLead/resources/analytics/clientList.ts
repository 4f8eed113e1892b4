import { operation } from '../../../engine/spec/operation';
import { ofClients } from './report';

export const clientList = operation({
	id: 'analytics.clientList',
	name: 'Get Client Names',
	action: 'Get client names',
	description: 'Retrieve the clients by ID and name only',
	request: 'GET /analytics/client/list',
	filters: { query: ofClients },
	list: { paths: ['data.client_list'] },
});
