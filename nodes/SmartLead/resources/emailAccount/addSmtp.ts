import { operation } from '../../../engine/spec/operation';
import { settleAccount } from './settleAccount';
import { extras, login, loginExtras, sender, warmupEnabled, warmupNotice } from './setUp';
import { loginToken } from './token';

export const addSmtp = operation({
	id: 'emailAccount.addSmtp',
	name: 'Add SMTP',
	action: 'Add an email account by SMTP (connect a mailbox or inbox)',
	description:
		'Connect an email account by its servers and password. If the connection fails, look the email account up before you try again: SmartLead may have kept it.',
	request: 'POST /email-accounts/save',
	body: { ...sender, ...login, warmup_enabled: warmupEnabled },
	fields: [warmupNotice],
	optional: { body: { ...extras, ...loginExtras, token: loginToken } },
	sendsEmail: true,
	settle: settleAccount,
});
