import { operation } from '../../../engine/spec/operation';
import { senderReport } from '../../../fields/lists';
import { spamTest } from '../../fields/spamTest';

export const getBySender = operation({
	id: 'smartDelivery.getSenderReport',
	name: 'Get by Sender',
	action: 'Get placement of a test by email account',
	description: 'Retrieve where the emails of each email account landed',
	request: 'GET /spam-test/report/{spam_test_id}/sender-account-wise',
	path: { spam_test_id: spamTest },
	list: senderReport,
});
