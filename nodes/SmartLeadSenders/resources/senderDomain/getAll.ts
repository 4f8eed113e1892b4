import { operation } from '../../../engine/spec/operation';

export const getAll = operation({
	id: 'smartSender.getDomains',
	name: 'Get Many',
	action: 'Get many domains',
	description: 'Retrieve a list of the domains that were bought',
	request: 'GET /smart-senders/get-domain-list',
	list: { paths: ['data'] },
});
