import { operation } from '../../../engine/operation';
import { campaign } from '../../../fields/campaign';
import { asEmail, asEmailText } from '../../../fields/email';
import { asHtml } from '../../../fields/htmlBody';
import { text } from '../../../fields/plain';
import { attachments } from './attachments';
import { chosenStatsId, mailFields } from './message';
import { emailBody } from './emailBody';

export const reply = operation({
	id: 'inbox.reply',
	name: 'Reply',
	action: 'Reply to a lead',
	description: 'Answer a lead in the conversation. A mail goes out.',
	request: 'POST /campaigns/{campaign_id}/reply-email-thread',
	path: { campaign_id: campaign },
	body: { email_stats_id: chosenStatsId, email_body: emailBody },
	fields: mailFields.byReply,
	optional: {
		body: {
			add_signature: {
				displayName: 'Add Signature',
				name: 'addSignature',
				type: 'boolean',
				default: true,
				description: 'Whether to add the signature of the mailbox',
			},
			attachments,
			bcc: asEmailText(
				text(
					'BCC',
					'bcc',
					'e.g. one@example.com, two@example.com',
					'Who gets a copy unseen, with commas between the addresses',
				),
			),
			cc: asEmailText(
				text(
					'CC',
					'cc',
					'e.g. one@example.com, two@example.com',
					'Who gets a copy, with commas between the addresses',
				),
			),
			reply_email_body: asHtml(
				text(
					'Quoted Text',
					'replyEmailBody',
					'e.g. Please send the prices',
					'The mail that is answered, to be quoted below',
				),
			),
			reply_email_time: {
				displayName: 'Quoted Time',
				name: 'replyEmailTime',
				type: 'dateTime',
				default: '',
				description: 'When the mail that is answered was written. Any ISO 8601 date.',
			},
			reply_message_id: text(
				'Quoted Message ID',
				'replyMessageId',
				'e.g. <abc-123@mail.example.com>',
				'The Message-ID of the mail that is answered',
			),
			schedule_condition: text(
				'Schedule Condition',
				'scheduleCondition',
				'e.g. anything',
				'When a scheduled reply goes out. SmartLead does not document its values.',
			),
			scheduled_time: {
				displayName: 'Scheduled Time',
				name: 'scheduledTime',
				type: 'dateTime',
				default: '',
				description: 'When the reply goes out; now without it. Any ISO 8601 date.',
			},
			seq_type: text(
				'Sequence Type',
				'seqType',
				'e.g. EMAIL',
				'The kind of step. SmartLead does not document its values.',
			),
			to_email: asEmail(
				text('To Email', 'toEmail', 'name@email.com', 'Who gets the reply; the lead without it'),
			),
			to_first_name: text(
				'To First Name',
				'toFirstName',
				'e.g. Sam',
				'The first name of who gets the reply',
			),
			to_last_name: text(
				'To Last Name',
				'toLastName',
				'e.g. Example',
				'The last name of who gets the reply',
			),
		},
	},
	sendsEmail: true,
});
