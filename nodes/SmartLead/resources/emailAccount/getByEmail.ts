import { operation } from '../../../engine/spec/operation';
import { requiredEmail } from '../../../fields/email';
import { included, record } from './record';

export const getByEmail = operation({
	id: 'emailAccount.getByEmail',
	name: 'Get by Email',
	action: 'Get an email account by its address',
	description:
		'Retrieve an email account by its address, with its limits, connection and warmup. Passwords are left out.',
	request: 'GET /email-accounts/fetch-email-account-details',
	query: {
		email: requiredEmail('Email', 'email', 'The address of the email account'),
	},
	optional: { query: included },
	simplify: record,
});
