import { recordIn } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { isAlike } from '../../../fields/alike';
import { conversation, whereItIs } from '../../../fields/lead';
import { dateTime, required, requiredText } from '../../../fields/plain';
import { get } from './get';
import { chosenInConversation, emailFields } from './message';

export const setReminder = operation({
	id: 'inbox.setReminder',
	name: 'Set Reminder',
	action: 'Set an inbox reminder (remind me about a lead)',
	description: 'Set a reminder for your team on a conversation',
	request: 'POST /master-inbox/set-reminder',
	leadingFields: [whereItIs],
	fields: emailFields.byReminder,
	settle: {
		reads: [
			{
				operation: get,
				values: ({ body }) => ({ path: { id: body?.email_lead_map_id } }),
				rows: recordIn,
			},
		],
		isState: true,
		// Only some of the answers tell of reminders at all.
		is({ reminder_message: message, reminder_time: time }, { body }) {
			const asked = body ?? {};
			const isThen = Date.parse(String(time)) === Date.parse(String(asked.reminder_time));
			return (isAlike(message, asked.message) && isThen) || undefined;
		},
		answer: ({ reminder_message: message, reminder_time }) => ({
			success: true,
			message,
			reminder_time,
		}),
	},
	body: {
		email_lead_map_id: conversation,
		email_stats_id: chosenInConversation,
		message: requiredText(
			'Message',
			'message',
			'e.g. Ask whether the offer has arrived',
			'The text of the reminder',
		),
		reminder_time: required(
			dateTime('Reminder Time', 'reminderTime', 'When to remind. Any ISO 8601 date.'),
		),
	},
});
