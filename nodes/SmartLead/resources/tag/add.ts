import { operation } from '../../../engine/spec/operation';
import { emailAccounts } from '../../../fields/emailAccount';
import { tags } from '../../../fields/tags';

export const add = operation({
	id: 'emailAccountTag.assign',
	name: 'Add to Email Accounts',
	action: 'Add tags to email accounts',
	description: 'Add tags to email accounts. Existing tags are kept.',
	request: 'POST /email-accounts/tag-mapping',
	body: { email_account_ids: emailAccounts(25), tag_ids: tags(1000) },
	idempotent: true,
});
