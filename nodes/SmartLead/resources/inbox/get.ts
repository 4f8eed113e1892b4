import { operation } from '../../../engine/spec/operation';
import { conversation, whereItIs } from '../../../fields/lead';

export const get = operation({
	id: 'inbox.get',
	name: 'Get',
	action: 'Get an inbox conversation (email thread)',
	description: 'Retrieve a conversation with a lead, with its emails',
	request: 'GET /master-inbox/{id}',
	leadingFields: [whereItIs],
	path: { id: conversation },
});
