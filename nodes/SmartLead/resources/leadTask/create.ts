import { operation } from '../../../engine/spec/operation';
import { created } from '../../../fields/alike';
import { conversation, ofItsLead, whereItIs } from '../../../fields/lead';
import { choice, dateTime, longText, requiredText } from '../../../fields/plain';
import { getAll } from './getAll';

export const create = operation({
	id: 'leadTask.create',
	name: 'Create',
	action: 'Create a task for a lead',
	description: 'Put a task on the list of your team, to be done for a lead',
	request: 'POST /master-inbox/create-task',
	leadingFields: [whereItIs],
	settle: {
		...created({ name: 'name' }),
		reads: [ofItsLead(getAll)],
		id: ['id', 'task_id'],
	},
	body: {
		email_lead_map_id: conversation,
		name: requiredText('Name', 'name', 'e.g. Send the offer', 'What is to be done'),
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
			due_date: dateTime('Due Date', 'dueDate', 'When it has to be done. Any ISO 8601 date.'),
			priority: choice('Priority', 'priority', 'MEDIUM', 'How urgent it is', [
				{ name: 'High', value: 'HIGH' },
				{ name: 'Low', value: 'LOW' },
				{ name: 'Medium', value: 'MEDIUM' },
			]),
		},
	},
});
