import { operation } from '../../../engine/spec/operation';
import { clientApiKey } from '../../../fields/client';
import { deletion } from '../../../fields/deletion';

export const deleteApiKey = operation({
	id: 'client.deleteApiKey',
	name: 'Delete API Key',
	action: 'Delete a client API key',
	description: 'Delete an API key of a client. Everything that uses it stops working.',
	request: 'DELETE /client/api-key/{id}',
	path: { id: clientApiKey },
	...deletion('Everything that uses this API key stops working.'),
});
