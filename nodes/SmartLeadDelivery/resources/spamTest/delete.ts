import { operation } from '../../../engine/spec/operation';
import { deletion } from '../../../fields/deletion';
import { anyOf } from '../../../fields/locator';

export const remove = operation({
	id: 'smartDelivery.deleteTests',
	name: 'Delete',
	action: 'Delete placement tests',
	description: 'Delete one test or several, with their reports',
	request: 'POST /spam-test/delete',
	body: {
		spamTestIds: anyOf({
			displayName: 'Tests',
			name: 'spamTestIds',
			description: 'One from the list, or several by ID, comma-separated',
			search: 'searchSpamTests',
		}),
	},
	...deletion('This deletes the tests with their reports for good.'),
});
