import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getDomainBlacklists = operation({
	id: 'smartDelivery.getDomainBlacklist',
	name: 'Get Domain Blacklists',
	action: 'Get (check) domain blacklists of a test',
	description: 'Retrieve whether the sending domains are on blacklists, by sender and test inbox',
	request: 'GET /spam-test/report/{spam_test_id}/domain-blacklist',
	path: { spam_test_id: spamTest },
	list: { paths: ['', 'data'], unfold: { path: 'seed_accounts', prefix: 'seed' } },
});
