import { operation } from '../../../engine/spec/operation';
import { mailbox } from '../../../fields/emailAccount';
import { requiredText } from '../../../fields/plain';

export const verifyUnblockCode = operation({
	id: 'emailAccount.verifyWarmupUnblockOtp',
	name: 'Verify Warmup Unblock Code',
	action: 'Unblock warmup with a code',
	description: 'Unblock the warmup of an email account with the code that was emailed to it',
	request: 'POST /email-accounts/{account_id}/verify-otp',
	unsettled: 'warmup may be unblocked for other reasons',
	path: { account_id: mailbox },
	body: {
		otp: requiredText('Code', 'otp', 'e.g. 123456', 'The code from the email'),
	},
});
