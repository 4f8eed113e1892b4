import { operation } from '../../../engine/operation';
import { several } from '../../../fields/tags';

export const remove = operation({
	id: 'smartDelivery.deleteTests',
	name: 'Delete',
	action: 'Delete placement tests',
	description: 'Delete one test or several, with their reports',
	request: 'POST /spam-test/delete',
	body: {
		spamTestIds: several({
			displayName: 'Test Names or IDs',
			name: 'spamTestIds',
			method: 'getSpamTests',
		}),
	},
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
