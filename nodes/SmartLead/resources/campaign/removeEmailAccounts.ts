import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { campaignEmailAccountIds } from '../../../fields/emailAccount';
import { notice } from '../../../fields/plain';

export const removeEmailAccounts = operation({
	id: 'campaign.removeEmailAccounts',
	name: 'Remove Email Accounts',
	action: 'Remove email accounts (mailboxes) from a campaign',
	description: 'Remove email accounts from a campaign. The email accounts themselves are kept.',
	request: 'DELETE /campaigns/{campaign_id}/email-accounts',
	path: { campaign_id: campaign },
	body: { email_account_ids: campaignEmailAccountIds },
	fields: [
		notice(
			'effectNotice',
			'The campaign stops sending from these email accounts. The accounts themselves are kept.',
		),
	],
	destructive: true,
	idempotent: true,
});
