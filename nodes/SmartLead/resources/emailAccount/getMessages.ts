import { holdsNoRecord, itemsOf, rowsOf } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { mailbox } from '../../../fields/emailAccount';
import { messageFilters, messageOptions } from './messages';

export const getMessages = operation({
	id: 'emailAccount.fetchMessages',
	name: 'Get Messages',
	action: 'Get messages of an email account',
	description: 'Retrieve the messages of an email account',
	request: 'POST /email-accounts/{email_account_id}/fetch-messages',
	path: { email_account_id: mailbox },
	filters: { body: messageFilters },
	optional: { body: messageOptions },
	// No source documents the answer; by its meaning it is a list, and an empty one is no failure.
	rows(answer) {
		if (rowsOf(answer, { paths: ['', 'data'] })?.length === 0) return [];
		return holdsNoRecord(answer) ? undefined : itemsOf(answer);
	},
	readOnly: true,
});
