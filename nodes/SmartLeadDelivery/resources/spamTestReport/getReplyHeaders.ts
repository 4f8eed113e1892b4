import { operation } from '../../../engine/spec/operation';
import { recordIdOf } from '../../../engine/spec/value';
import { requiredText } from '../../../fields/plain';
import { spamTest } from '../../fields/spamTest';

export const getReplyHeaders = operation({
	id: 'smartDelivery.getReplyHeaders',
	name: 'Get Reply Headers',
	action: 'Get headers of a reply to a test',
	description: 'Retrieve the headers with which a test email arrived',
	request: 'GET /spam-test/report/{spam_test_id}/sender-account-wise/{reply_id}/email-headers',
	path: {
		spam_test_id: spamTest,
		reply_id: {
			field: requiredText(
				'Reply ID',
				'replyId',
				'e.g. 890',
				'The reply, as Get IP Blacklists or Get by Sender returns it',
			),
			encode: recordIdOf,
		},
	},
});
