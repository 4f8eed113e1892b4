import { operation } from '../../../engine/spec/operation';
import { mailbox } from './mailbox';

export const sendUnblockCode = operation({
	id: 'emailAccount.sendWarmupUnblockOtp',
	name: 'Send Warmup Unblock Code',
	action: 'Send the code that unblocks warmup',
	description: 'Email a code to an email account whose warmup is blocked',
	request: 'POST /email-accounts/{account_id}/send-otp-email',
	path: { account_id: mailbox },
	sendsEmail: true,
});
