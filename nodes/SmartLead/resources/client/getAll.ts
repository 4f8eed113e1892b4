import { operation } from '../../../engine/spec/operation';
import { clients } from '../../../fields/lists';

export const getAll = operation({
	id: 'client.getAll',
	name: 'Get Many',
	action: 'Get many clients',
	description: 'Retrieve a list of the clients (sub-accounts) of the account',
	request: 'GET /client/',
	list: clients,
});
