import { operation } from '../../../engine/spec/operation';
import { vendors } from '../../../fields/lists';

export const getAll = operation({
	id: 'smartSender.getVendors',
	name: 'Get Many',
	action: 'Get many vendors',
	description:
		'Retrieve a list of the vendors that sell domains and email accounts, with their prices',
	request: 'GET /smart-senders/get-vendors',
	list: vendors,
});
