import { operation } from '../../../engine/spec/operation';
import { mailbox } from '../../../fields/emailAccount';
import { messages } from './messages';

export const getMessages = operation({
	id: 'emailAccount.fetchMessages',
	name: 'Get Messages',
	action: 'Get messages of an email account',
	description: 'Retrieve the messages that lie in a folder of an email account',
	request: 'POST /email-accounts/{email_account_id}/fetch-messages',
	path: { email_account_id: mailbox },
	optional: { body: messages },
	mayBeEmpty: true,
	readOnly: true,
});
