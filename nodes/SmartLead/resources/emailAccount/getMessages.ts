import { recordIn, rowsOf } from '../../../engine/run/answer';
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
	// An account without messages answers with an empty list.
	rows(answer) {
		const rows = rowsOf(answer, { paths: ['', 'data'] });
		return rows?.length === 0 ? rows : recordIn(answer) && (rows ?? recordIn(answer));
	},
	readOnly: true,
});
