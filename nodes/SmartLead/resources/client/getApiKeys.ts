import { operation } from '../../../engine/spec/operation';
import { oneClient } from '../../../fields/client';
import { clientApiKeys } from '../../../fields/lists';
import { optional } from '../../../fields/locator';
import { choice, option, text } from '../../../fields/plain';

export const getApiKeys = operation({
	id: 'client.getApiKeys',
	name: 'Get API Keys',
	action: 'Get many client API keys',
	description: 'Retrieve a list of the API keys of clients. The output contains the keys.',
	request: 'GET /client/api-key',
	filters: {
		query: {
			clientId: optional(oneClient, 'Only keys of this client'),
			keyName: text(
				'Key Name',
				'keyName',
				'e.g. Production',
				'Only keys whose name contains this text',
			),
			status: choice('Status', 'status', 'active', 'Only keys in this state', [
				option('Active', 'active'),
				option('Inactive', 'inactive'),
			]),
		},
	},
	list: clientApiKeys,
	// The keys are what the operation is for.
	keeps: ['api_key'],
});
