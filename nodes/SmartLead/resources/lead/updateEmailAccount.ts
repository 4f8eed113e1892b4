import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { emailAccount } from '../../../fields/emailAccount';
import { lead } from '../../../fields/lead';
import { yesOrNo } from '../../../fields/plain';

export const updateEmailAccount = operation({
	id: 'campaignLead.updateEmailAccount',
	name: 'Update Email Account',
	action: 'Assign an email account to a lead',
	description: "Set which email account of the campaign sends a lead's further emails",
	request: 'POST /campaigns/update-lead-email-account',
	body: { email_campaign_id: campaign, email_lead_id: lead, email_account_id: emailAccount },
	optional: {
		body: {
			override_lead_email_account: yesOrNo(
				'Replace Email Account',
				'overrideLeadEmailAccount',
				'Whether to replace the email account that the lead already has',
			),
		},
	},
	idempotent: true,
});
