import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getEmailContent = operation({
	id: 'smartDelivery.getEmailContent',
	name: 'Get Email Content',
	action: 'Get email content of a test',
	description: 'Retrieve the email that was sent: subject, text, HTML and source',
	request: 'GET /spam-test/report/{spam_test_id}/email-content',
	path: { spam_test_id: spamTest },
});
