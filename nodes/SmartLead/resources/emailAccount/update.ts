import { operation } from '../../../engine/spec/operation';
import { mailbox } from '../../../fields/emailAccount';
import { changes } from './setUp';
import { notice } from '../../../fields/plain';

export const update = operation({
	id: 'emailAccount.update',
	name: 'Update',
	action: 'Update an email account: daily sending limit, signature, sender name',
	description: 'Change the sender name, limits, signature or client of an email account',
	request: 'POST /email-accounts/{email_account_id}',
	path: { email_account_id: mailbox },
	optional: { body: changes },
	fields: [notice('sendsNotice', 'Switching Suspended off lets the email account send again.')],
	idempotent: true,
	sendsEmail: true,
});
