import { emailAccount } from '../../../fields/emailAccount';

/** The mailbox that an operation works on. */
export const mailbox = {
	...emailAccount,
	field: { ...emailAccount.field, description: 'The mailbox to work on' },
};
