import { operation } from '../../../engine/spec/operation';
import { created } from '../../../fields/alike';
import { conversation, ofItsLead, whereItIs } from '../../../fields/lead';
import { choice, dateTime, longText, option, requiredText } from '../../../fields/plain';
import { getAll } from './getAll';

export const create = operation({
	id: 'leadTask.create',
	name: 'Create',
	action: 'Create a task for a lead',
	description: 'Create a task about a lead for your team',
	request: 'POST /master-inbox/create-task',
	leadingFields: [whereItIs],
	settle: {
		...created({ name: 'name' }),
		reads: [ofItsLead(getAll)],
		id: ['id', 'task_id'],
	},
	body: {
		email_lead_map_id: conversation,
		name: requiredText('Name', 'name', 'e.g. Send the offer', 'The task, in a few words'),
	},
	optional: {
		body: {
			description: longText(
				3,
				'Description',
				'description',
				'e.g. Prices for 50 seats, yearly',
				'The details of the task',
			),
			due_date: dateTime('Due Date', 'dueDate', 'When the task is due. Any ISO 8601 date.'),
			priority: choice('Priority', 'priority', 'MEDIUM', 'The priority of the task', [
				option('High', 'HIGH'),
				option('Low', 'LOW'),
				option('Medium', 'MEDIUM'),
			]),
		},
	},
});
