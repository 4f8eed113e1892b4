import { operation } from '../../../engine/spec/operation';
import { choice, switchedOff } from '../../../fields/plain';
import { settleAccount } from './settleAccount';
import { extras, sender, username, warmupEnabled, warmupNotice } from './setUp';
import { token } from './token';

export const addOauth = operation({
	id: 'emailAccount.addOauth',
	name: 'Add OAuth',
	action: 'Add an email account by OAuth (connect a mailbox or inbox of Gmail or Outlook)',
	description: 'Connect a Google or Microsoft email account with its OAuth tokens',
	request: 'POST /email-accounts/save-oauth',
	body: {
		...sender,
		username,
		type: choice('Provider', 'type', 'GMAIL', 'The email provider', [
			{ name: 'Gmail', value: 'GMAIL' },
			{ name: 'Outlook', value: 'OUTLOOK' },
		]),
		token,
		use_whitelabel_credentials: switchedOff(
			'White-Label App',
			'useWhitelabelCredentials',
			'Whether the token belongs to your own (white-label) OAuth app',
		),
		warmup_enabled: warmupEnabled,
	},
	fields: [warmupNotice],
	optional: { body: extras },
	sendsEmail: true,
	settle: settleAccount,
});
