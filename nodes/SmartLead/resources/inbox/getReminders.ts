import { operation } from '../../../engine/spec/operation';
import { inboxFilters } from '../../../fields/inboxFilters';
import { threads, byReminder } from './threads';

export const getReminders = operation({
	id: 'inbox.getReminders',
	name: 'Get Many Reminders',
	action: 'Get many inbox reminders',
	description: 'Retrieve a list of the conversations with a reminder',
	request: 'POST /master-inbox/reminders',
	...threads(
		inboxFilters({ campaigns: 5, emailAccounts: 10, teamMembers: 10, tags: 10, clients: 10 }),
		byReminder,
		{ history: false },
	),
});
