import { operation } from '../../../engine/spec/operation';
import { notice } from '../../../fields/plain';

export const reconnectFailed = operation({
	id: 'emailAccount.reconnectFailed',
	name: 'Reconnect Failed',
	action: 'Reconnect failed email accounts (mailboxes)',
	description:
		'Reconnect the email accounts that lost their connection. SmartLead emails you the result, and allows it three times a day.',
	request: 'POST /email-accounts/reconnect-failed-email-accounts',
	unsettled: 'email accounts may be connected for other reasons',
	fields: [
		notice('sendsNotice', 'SmartLead emails you the result. It allows this three times a day.'),
	],
	sendsEmail: true,
});
