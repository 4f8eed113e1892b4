import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { asEmailText } from '../../../fields/email';
import { asHtml } from '../../../fields/htmlBody';
import { notice, text, withVariables } from '../../../fields/plain';
import { chosenEmail, emailFields } from './message';

export const forward = operation({
	id: 'inbox.forward',
	name: 'Forward',
	action: 'Forward an email of a lead',
	description: 'Forward a conversation with a lead to others. Sends an email.',
	request: 'POST /campaigns/{campaign_id}/forward-email',
	unsettled: 'nobody documents whether the message history shows what was forwarded',
	path: { campaign_id: campaign },
	body: {
		...chosenEmail,
		to_emails: asEmailText({
			...text(
				'To Emails',
				'toEmails',
				'e.g. one@example.com, two@example.com',
				'Recipients, comma-separated',
			),
			required: true,
		}),
	},
	fields: [...emailFields.byForward, notice('sendsNotice', 'This sends one real email.')],
	optional: {
		body: {
			forward_email_body: asHtml(
				text(
					'Body',
					'forwardEmailBody',
					'e.g. <p>Please take over.</p>',
					'Text placed above the forwarded conversation, as HTML or as plain text with line breaks kept',
				),
			),
			forward_email_subject: withVariables(
				text(
					'Subject',
					'forwardEmailSubject',
					'e.g. Please take over',
					"The subject. Without it, the conversation's subject is used.",
				),
			),
		},
	},
	sendsEmail: true,
	refusals: ['Email account not found!'],
});
