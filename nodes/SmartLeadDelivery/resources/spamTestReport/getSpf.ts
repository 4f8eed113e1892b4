import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getSpf = operation({
	id: 'smartDelivery.getSpfDetails',
	name: 'Get SPF',
	action: 'Get SPF results of a test',
	description: 'Retrieve whether SPF passed, by sender and test inbox',
	request: 'GET /spam-test/report/{spam_test_id}/spf-details',
	path: { spam_test_id: spamTest },
	list: { paths: ['', 'data'], unfold: { path: 'seed_accounts', prefix: 'seed' } },
});
