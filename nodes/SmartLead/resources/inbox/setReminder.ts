import { operation } from '../../../engine/spec/operation';
import { conversation, whereItIs } from '../../../fields/lead';
import { chosenInConversation, emailFields } from './message';

export const setReminder = operation({
	id: 'inbox.setReminder',
	name: 'Set Reminder',
	action: 'Set an inbox reminder',
	description: 'Set a reminder for your team on a conversation',
	request: 'POST /master-inbox/set-reminder',
	leadingFields: [whereItIs],
	fields: emailFields.byReminder,
	body: {
		email_lead_map_id: conversation,
		email_stats_id: chosenInConversation,
		message: {
			displayName: 'Message',
			name: 'message',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Ask whether the offer has arrived',
			description: 'What the reminder says',
		},
		reminder_time: {
			displayName: 'Reminder Time',
			name: 'reminderTime',
			type: 'dateTime',
			default: '',
			required: true,
			description: 'When to remind. Any ISO 8601 date.',
		},
	},
});
