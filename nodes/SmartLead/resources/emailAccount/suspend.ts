import { operation } from '../../../engine/spec/operation';
import { mailbox } from '../../../fields/emailAccount';

export const suspend = operation({
	id: 'emailAccount.suspend',
	name: 'Suspend',
	action: 'Suspend an email account',
	description: 'Stop an email account from sending until it is unsuspended',
	request: 'PUT /email-accounts/suspend/{email_account_id}',
	path: { email_account_id: mailbox },
	idempotent: true,
});
