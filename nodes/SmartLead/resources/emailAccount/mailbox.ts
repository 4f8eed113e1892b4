import { emailAccount } from '../../../fields/emailAccount';

/** The email account that an operation works on. */
export const mailbox = {
	...emailAccount,
	field: { ...emailAccount.field, description: 'The email account to work on' },
};
