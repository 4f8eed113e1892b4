import { operation } from '../../../engine/spec/operation';
import { testRecord } from '../../fields/newTest';
import { spamTest } from '../../fields/spamTest';

export const get = operation({
	id: 'smartDelivery.getTest',
	name: 'Get',
	action: 'Get a placement test',
	description: 'Retrieve the settings of a placement test',
	request: 'GET /spam-test/{spam_test_id}',
	path: { spam_test_id: spamTest },
	simplify: testRecord,
});
