import { operation } from '../../../engine/spec/operation';
import { clientApiKey } from '../../../fields/client';
import { notice } from '../../../fields/plain';

export const resetApiKey = operation({
	id: 'client.resetApiKey',
	name: 'Reset API Key',
	action: 'Reset a client API key',
	description:
		'Replace an API key of a client with a new one, which the output contains. The old one stops working at once.',
	request: 'PUT /client/api-key/reset/{id}',
	unsettled: 'only who knows the key from before sees that it is another one',
	path: { id: clientApiKey },
	fields: [notice('effectNotice', 'The old API key stops working at once.')],
	destructive: true,
	// The new key is what the operation is for.
	keeps: ['api_key'],
});
