import { operation } from '../../../engine/spec/operation';
import { requiredEmail } from '../../../fields/email';

export const getOtp = operation({
	id: 'smartSender.getOtp',
	name: 'Get OTP',
	action: 'Get the one time code of an email account',
	description:
		'Retrieve the one-time code for signing in to an admin email account. Anyone who can read the output can use it.',
	request: 'GET /smart-senders/auth-secret',
	query: {
		email_account: requiredEmail(
			'Email Account',
			'emailAccount',
			'The address of the admin email account',
		),
	},
});
