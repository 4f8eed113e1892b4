import { operation } from '../../../engine/spec/operation';
import { client } from '../../../fields/client';
import { asText } from '../../../fields/encode';
import { emailAccounts } from '../../../fields/lists';
import { choice, text, yesOrNo } from '../../../fields/plain';
import { record } from './record';

export const getAll = operation({
	id: 'emailAccount.getAll',
	name: 'Get Many',
	action: 'Get many email accounts',
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
				[
					{ name: 'Active', value: 'ACTIVE' },
					{ name: 'Inactive', value: 'INACTIVE' },
				],
			),
			esp: choice('Provider', 'esp', 'GMAIL', 'Only email accounts of this provider', [
				{ name: 'Gmail', value: 'GMAIL' },
				{ name: 'Outlook', value: 'OUTLOOK' },
				{ name: 'SMTP', value: 'SMTP' },
			]),
			isInUse: asText(
				yesOrNo(
					'In Use',
					'isInUse',
					'Whether to return only email accounts that a campaign uses, or only those that none uses',
				),
			),
			isSmtpSuccess: asText(
				yesOrNo(
					'SMTP Connected',
					'isSmtpSuccess',
					'Whether to return only email accounts that can send, or only those that cannot',
				),
			),
			isWarmupBlocked: asText(
				yesOrNo(
					'Warmup Blocked',
					'isWarmupBlocked',
					'Whether to return only email accounts whose warmup is blocked, or only the others',
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
