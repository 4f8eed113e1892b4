import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { requiredEmail } from '../../../fields/email';
import { emailAccount } from '../../../fields/emailAccount';
import { lead } from '../../../fields/lead';
import { optional } from '../../../fields/locator';
import { notice, wholeNumber } from '../../../fields/plain';

export const sendTestEmail = operation({
	id: 'campaign.sendTestEmail',
	name: 'Send Test Email',
	action: 'Send a test email of a campaign',
	description: 'Send one step of a campaign, filled in for one of its leads, as a single email',
	request: 'POST /campaigns/{campaign_id}/send-test-email',
	unsettled: 'no list shows test emails',
	path: { campaign_id: campaign },
	body: {
		leadId: lead,
		sequenceNumber: wholeNumber(
			'Step Number',
			'sequenceNumber',
			1,
			{ minValue: 1 },
			'The number of the step to send, from 1',
		),
		customEmailAddress: requiredEmail(
			'To',
			'customEmailAddress',
			'Your own address, which receives the test email. Without one SmartLead would send it to the lead.',
		),
	},
	fields: [notice('testNotice', 'This sends one real email.')],
	optional: {
		body: { selectedEmailAccountId: optional(emailAccount, 'The email account to send from') },
	},
	sendsEmail: true,
});
