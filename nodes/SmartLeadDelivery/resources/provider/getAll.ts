import { operation } from '../../../engine/spec/operation';
import { providerGroups } from '../../../fields/lists';

export const getAll = operation({
	id: 'smartDelivery.getProviders',
	name: 'Get Many',
	action: 'Get many providers (seed list)',
	description:
		'Retrieve a list of the email providers that placement tests can send to, with their IDs',
	request: 'GET /spam-test/seed/providers',
	// One region with its providers, or a list of such regions.
	list: providerGroups,
});
