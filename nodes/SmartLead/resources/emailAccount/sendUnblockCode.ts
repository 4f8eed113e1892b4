import { operation } from '../../../engine/spec/operation';
import { mailbox } from '../../../fields/emailAccount';
import { notice } from '../../../fields/plain';

export const sendUnblockCode = operation({
	id: 'emailAccount.sendWarmupUnblockOtp',
	name: 'Send Warmup Unblock Code',
	action: 'Send the code that unblocks warmup',
	description: 'Email a code to an email account whose warmup is blocked',
	request: 'POST /email-accounts/{account_id}/send-otp-email',
	unsettled: 'no list shows codes that were sent',
	path: { account_id: mailbox },
	fields: [notice('sendsNotice', 'This sends one email with a code to the email account.')],
	sendsEmail: true,
});
