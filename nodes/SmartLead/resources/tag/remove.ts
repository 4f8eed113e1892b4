import { operation } from '../../../engine/spec/operation';
import { emailAccounts } from '../../../fields/emailAccount';
import { tags } from '../../../fields/tags';
import { notice } from '../../../fields/plain';

export const remove = operation({
	id: 'emailAccountTag.remove',
	name: 'Remove From Email Accounts',
	action: 'Remove tags from email accounts',
	description: 'Remove tags from email accounts. The tags themselves are kept.',
	request: 'DELETE /email-accounts/tag-mapping',
	body: { email_account_ids: emailAccounts(1000), tag_ids: tags(1000) },
	fields: [
		notice('effectNotice', 'The email accounts lose these tags. The tags themselves are kept.'),
	],
	destructive: true,
	idempotent: true,
});
