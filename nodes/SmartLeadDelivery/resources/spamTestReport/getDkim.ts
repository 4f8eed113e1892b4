import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getDkim = operation({
	id: 'smartDelivery.getDkimDetails',
	name: 'Get DKIM',
	action: 'Get DKIM results of a test',
	description: 'Retrieve whether the DKIM signature is valid, by sender and test inbox',
	request: 'GET /spam-test/report/{spam_test_id}/dkim-details',
	path: { spam_test_id: spamTest },
	list: { paths: ['', 'data'], unfold: { path: 'seed_accounts', prefix: 'seed' } },
});
