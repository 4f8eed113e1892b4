import { operation } from '../../../engine/spec/operation';
import { deletion } from '../../../fields/deletion';
import { mailbox } from '../../../fields/emailAccount';

export const remove = operation({
	id: 'emailAccount.delete',
	name: 'Delete',
	action: 'Delete an email account (mailbox)',
	description: 'Remove an email account from SmartLead. Campaigns lose it as a sender.',
	request: 'DELETE /email-accounts/{email_account_id}',
	path: { email_account_id: mailbox },
	...deletion('This removes the email account from SmartLead and from its campaigns.'),
});
