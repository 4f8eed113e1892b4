import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { asEmailText } from '../../../fields/email';
import { asHtml } from '../../../fields/htmlBody';
import { dateTime, notice, text, yesOrNo } from '../../../fields/plain';
import { attachments } from './attachments';
import { chosenRecipient, chosenStatsId, emailFields } from './message';
import { emailBody } from './emailBody';
import { settleReply } from './settleReply';

export const reply = operation({
	id: 'inbox.reply',
	name: 'Reply',
	action: 'Reply (respond) to an email of a lead, send or answer a reply',
	description: 'Reply to the last person who wrote in a conversation. Sends an email.',
	request: 'POST /campaigns/{campaign_id}/reply-email-thread',
	path: { campaign_id: campaign },
	body: { email_stats_id: chosenStatsId, to_email: chosenRecipient, email_body: emailBody },
	fields: [...emailFields.byReply, notice('sendsNotice', 'This sends one real email.')],
	optional: {
		body: {
			add_signature: yesOrNo(
				'Add Signature',
				'addSignature',
				'Whether to add the signature of the email account',
			),
			attachments,
			bcc: asEmailText(
				text(
					'BCC',
					'bcc',
					'e.g. one@example.com, two@example.com',
					'Recipients of a blind copy, comma-separated',
				),
			),
			cc: asEmailText(
				text(
					'CC',
					'cc',
					'e.g. one@example.com, two@example.com',
					'Recipients of a copy, comma-separated',
				),
			),
			reply_email_body: asHtml(
				text(
					'Quoted Text',
					'replyEmailBody',
					'e.g. Please send the prices',
					'The text of the email being answered, quoted below the reply',
				),
			),
			reply_email_time: dateTime(
				'Quoted Time',
				'replyEmailTime',
				'When the email being answered was written. Any ISO 8601 date.',
			),
			reply_message_id: text(
				'Quoted Message ID',
				'replyMessageId',
				'e.g. <abc-123@mail.example.com>',
				'The Message-ID of the email being answered',
			),
			scheduled_time: dateTime(
				'Scheduled Time',
				'scheduledTime',
				'When to send the reply. Without it, the reply is sent now. Any ISO 8601 date.',
			),
			to_first_name: text(
				'To First Name',
				'toFirstName',
				'e.g. Sam',
				'The first name of the recipient',
			),
			to_last_name: text(
				'To Last Name',
				'toLastName',
				'e.g. Example',
				'The last name of the recipient',
			),
		},
	},
	sendsEmail: true,
	settle: settleReply,
});
