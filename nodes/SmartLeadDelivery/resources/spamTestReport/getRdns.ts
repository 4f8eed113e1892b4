import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getRdns = operation({
	id: 'smartDelivery.getRdnsReport',
	name: 'Get rDNS',
	action: 'Get reverse DNS results of a test',
	description: 'Retrieve whether the reverse DNS entries are correct, by sender and test inbox',
	request: 'GET /spam-test/report/{spam_test_id}/rdns-details',
	path: { spam_test_id: spamTest },
	list: { paths: ['', 'data'], unfold: { path: 'seed_accounts', prefix: 'seed' } },
});
