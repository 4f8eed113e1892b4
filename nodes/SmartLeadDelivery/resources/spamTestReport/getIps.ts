import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getIps = operation({
	id: 'smartDelivery.getIpDetails',
	name: 'Get IPs',
	action: 'Get IP details of a test',
	description: 'Retrieve the IP addresses that sent the emails, with owner and reputation',
	request: 'GET /spam-test/report/{spam_test_id}/ip-analytics',
	path: { spam_test_id: spamTest },
	list: { paths: ['', 'data'], unfold: { path: 'whois_data', prefix: 'whois' } },
});
