import { operation } from '../../../engine/spec/operation';
import { asEmail } from '../../../fields/email';
import { requiredText } from '../../../fields/plain';

export const getOtp = operation({
	id: 'smartSender.getOtp',
	name: 'Get OTP',
	action: 'Get the one time code of an email account',
	description:
		'Retrieve the one-time code for signing in to an admin email account. Anyone who can read the output can use it.',
	request: 'GET /smart-senders/auth-secret',
	query: {
		email_account: asEmail(
			requiredText(
				'Email Account',
				'emailAccount',
				'name@email.com',
				'The address of the admin email account',
			),
		),
	},
});
