import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getSenders = operation({
	id: 'smartDelivery.getSenderAccounts',
	name: 'Get Senders',
	action: 'Get email accounts of a test',
	description: 'Retrieve the email accounts that take part in a test',
	request: 'GET /spam-test/report/{spam_test_id}/sender-accounts',
	path: { spam_test_id: spamTest },
	list: { paths: ['', 'data'] },
});
