import { operation } from '../../../engine/spec/operation';
import { textLocator } from '../../../fields/locator';
import { spamTest } from '../../fields/spamTest';

export const getReplyHeaders = operation({
	id: 'smartDelivery.getReplyHeaders',
	name: 'Get Reply Headers',
	action: 'Get headers of a reply to a test',
	description: 'Retrieve the headers with which a test email arrived',
	request: 'GET /spam-test/report/{spam_test_id}/sender-account-wise/{reply_id}/email-headers',
	path: {
		spam_test_id: spamTest,
		reply_id: textLocator({
			displayName: 'Test Email',
			name: 'replyId',
			description:
				'The test email, in the inbox where it arrived. By ID, give the reply ID of Get by Sender or Get IP Blacklists.',
			search: 'searchTestReplies',
		}),
	},
});
