import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { emailAccounts } from '../../../fields/emailAccount';

export const addEmailAccounts = operation({
	id: 'campaign.addEmailAccounts',
	name: 'Add Email Accounts',
	action: 'Add email accounts to a campaign',
	description: 'Let a campaign send from further email accounts. Those that it has already stay.',
	request: 'POST /campaigns/{campaign_id}/email-accounts',
	path: { campaign_id: campaign },
	body: { email_account_ids: emailAccounts() },
	optional: {
		body: {
			auto_adjust_warmup: {
				displayName: 'Adjust Warmup',
				name: 'autoAdjustWarmup',
				type: 'boolean',
				default: true,
				description: 'Whether SmartLead lowers the warmup volume of these email accounts by itself',
			},
		},
	},
	idempotent: true,
});
