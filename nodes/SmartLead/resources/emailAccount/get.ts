import { operation } from '../../../engine/spec/operation';
import { mailbox } from '../../../fields/emailAccount';
import { included, record } from './record';

export const get = operation({
	id: 'emailAccount.get',
	name: 'Get',
	action: 'Get an email account',
	description:
		'Retrieve an email account with its limits, connection and warmup. Passwords are left out.',
	request: 'GET /email-accounts/{email_account_id}/',
	path: { email_account_id: mailbox },
	optional: { query: included },
	simplify: record,
});
