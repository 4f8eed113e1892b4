import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { adviceOnEmailAccounts, emailAccounts } from '../../../fields/emailAccount';
import { yesOrNo } from '../../../fields/plain';

export const addEmailAccounts = operation({
	id: 'campaign.addEmailAccounts',
	name: 'Add Email Accounts',
	action: 'Add email accounts (mailboxes, sender) to a campaign',
	description: 'Add email accounts for a campaign to send from. Existing ones are kept.',
	request: 'POST /campaigns/{campaign_id}/email-accounts',
	path: { campaign_id: campaign },
	body: { email_account_ids: emailAccounts() },
	optional: {
		body: {
			auto_adjust_warmup: yesOrNo(
				'Adjust Warmup',
				'autoAdjustWarmup',
				'Whether SmartLead automatically lowers the warmup volume of these email accounts',
			),
		},
	},
	advice: adviceOnEmailAccounts,
	idempotent: true,
});
