import { operation } from '../../../engine/spec/operation';
import { mailbox } from '../../../fields/emailAccount';

export const getWarmupStats = operation({
	id: 'emailAccount.getWarmupStats',
	name: 'Get Warmup Stats',
	action: 'Get warmup stats of an email account',
	description:
		'Retrieve how many warmup emails an email account sent, how many landed in spam, and its reputation, by day',
	request: 'GET /email-accounts/{email_account_id}/warmup-stats',
	path: { email_account_id: mailbox },
	figures: true,
});
