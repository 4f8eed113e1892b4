import { operation } from '../../../engine/spec/operation';
import { client } from '../../../fields/client';
import { asText } from '../../../fields/encode';
import { emailAccounts } from '../../../fields/lists';
import { choice, option, text, yesOrNo } from '../../../fields/plain';
import { record } from './record';

export const getAll = operation({
	id: 'emailAccount.getAll',
	name: 'Get Many',
	action: 'Get many email accounts: status, connection errors, daily limits',
	description:
		'Retrieve a list of email accounts with their limits, connection and warmup. Passwords are left out.',
	request: 'GET /email-accounts/',
	filters: {
		query: {
			client_id: client,
			emailWarmupStatus: choice(
				'Warmup Status',
				'emailWarmupStatus',
				'ACTIVE',
				'Only email accounts whose warmup is in this state',
				[option('Active', 'ACTIVE'), option('Inactive', 'INACTIVE')],
			),
			esp: choice('Provider', 'esp', 'GMAIL', 'Only email accounts of this provider', [
				option('Gmail', 'GMAIL'),
				option('Outlook', 'OUTLOOK'),
				option('SMTP', 'SMTP'),
			]),
			isInUse: asText(
				yesOrNo(
					'In Use',
					'isInUse',
					'Whether to return only email accounts that a campaign uses (on) or only those that none uses (off)',
				),
			),
			isSmtpSuccess: asText(
				yesOrNo(
					'SMTP Connected',
					'isSmtpSuccess',
					'Whether to return only email accounts that can send (on) or only those that cannot (off)',
				),
			),
			isWarmupBlocked: asText(
				yesOrNo(
					'Warmup Blocked',
					'isWarmupBlocked',
					'Whether to return only email accounts whose warmup is blocked (on) or only the others (off)',
				),
			),
			username: text(
				'Username',
				'username',
				'e.g. sales@',
				'Only email accounts whose username contains this text',
			),
		},
	},
	optional: {
		query: {
			fetch_campaigns: asText(
				yesOrNo(
					'Include Campaign IDs',
					'fetchCampaigns',
					'Whether to return the campaigns that each email account sends for',
				),
			),
		},
	},
	list: emailAccounts,
	simplify: record,
});
