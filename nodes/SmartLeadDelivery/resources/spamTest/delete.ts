import { operation } from '../../../engine/operation';
import { asIds } from '../../../fields/encode';

export const remove = operation({
	id: 'smartDelivery.deleteTests',
	name: 'Delete',
	action: 'Delete placement tests',
	description: 'Delete one test or several, with their reports',
	request: 'POST /spam-test/delete',
	body: {
		spamTestIds: asIds({
			displayName: 'Test IDs',
			name: 'spamTestIds',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 4567, 4568',
			description: 'The IDs of the tests, with commas between them',
		}),
	},
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
