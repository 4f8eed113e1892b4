import { operation } from '../../../engine/spec/operation';
import { asEmails } from '../../../fields/email';
import { requiredText } from '../../../fields/plain';

export const getByEmails = operation({
	id: 'emailAccountTag.getByEmails',
	name: 'Get Many by Email Account',
	action: 'Get many tags by email account',
	description: 'Retrieve the tags that email accounts have, one item per email account',
	request: 'POST /email-accounts/tag-list',
	body: {
		email_ids: asEmails(
			requiredText(
				'Email Addresses',
				'emails',
				'e.g. sales@example.com, team@example.com',
				'The addresses of the email accounts, comma-separated',
			),
		),
	},
	readOnly: true,
	list: { paths: ['data'] },
});
