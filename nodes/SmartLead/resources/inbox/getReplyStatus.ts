import { operation } from '../../../engine/spec/operation';
import { requiredText } from '../../../fields/plain';

export const getReplyStatus = operation({
	id: 'inbox.getReplyStatus',
	name: 'Get Reply Status',
	action: 'Get status of an inbox reply',
	description: 'Find out whether a reply that was sent through the API has gone out',
	request: 'GET /master-inbox/reply-status',
	query: {
		message_id: requiredText(
			'Message ID',
			'messageId',
			'e.g. <abc-123@mail.example.com>',
			'The Message-ID of the email, with its angle brackets',
		),
	},
});
