import { operation } from '../../../engine/spec/operation';
import { mailbox } from '../../../fields/emailAccount';
import { notice } from '../../../fields/plain';

export const unsuspend = operation({
	id: 'emailAccount.unsuspend',
	name: 'Unsuspend',
	action: 'Unsuspend an email account',
	description: 'Let a suspended email account send again',
	request: 'DELETE /email-accounts/unsuspend/{email_account_id}',
	path: { email_account_id: mailbox },
	fields: [notice('sendsNotice', 'The email account sends email for its campaigns again.')],
	idempotent: true,
	sendsEmail: true,
});
