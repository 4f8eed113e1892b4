import { operation } from '../../../engine/spec/operation';
import { clientApiKey } from '../../../fields/client';

export const deleteApiKey = operation({
	id: 'client.deleteApiKey',
	name: 'Delete API Key',
	action: 'Delete a client key',
	description: 'Delete an API key of a client. What uses it stops working.',
	request: 'DELETE /client/api-key/{id}',
	path: { id: clientApiKey },
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
