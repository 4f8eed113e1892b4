import { operation } from '../../../engine/spec/operation';
import { mailbox } from './mailbox';

export const verifyUnblockCode = operation({
	id: 'emailAccount.verifyWarmupUnblockOtp',
	name: 'Verify Warmup Unblock Code',
	action: 'Unblock warmup with a code',
	description: 'Unblock the warmup of an email account with the code that was emailed to it',
	request: 'POST /email-accounts/{account_id}/verify-otp',
	unsettled: 'warmup may be unblocked for other reasons',
	path: { account_id: mailbox },
	body: {
		otp: {
			displayName: 'Code',
			name: 'otp',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 123456',
			description: 'The code from the email',
		},
	},
});
