import { operation } from '../../../engine/spec/operation';
import { spamTests } from '../../../fields/lists';

export const getAll = operation({
	id: 'smartDelivery.getTests',
	name: 'Get Many',
	action: 'Get many placement tests',
	description: 'Retrieve a list of the placement tests, manual and automated, with their status',
	request: 'POST /spam-test/report',
	readOnly: true,
	// The reference names no pages here, other sources do.
	list: spamTests,
});
