import { operation } from '../../../engine/operation';
import { spamTest } from '../../fields/spamTest';

export const getIpBlacklists = operation({
	id: 'smartDelivery.getIpBlacklist',
	name: 'Get IP Blacklists',
	action: 'Get ip blacklists of a test',
	description: 'Retrieve whether the sending IP addresses are on blacklists, one item per mail',
	request: 'GET /spam-test/report/{spam_test_id}/blacklist',
	path: { spam_test_id: spamTest },
	list: { at: ['', 'data'] },
});
