import { operation } from '../../../engine/spec/operation';
import { inboxFilters } from '../../../fields/inboxFilters';
import { threads } from './threads';

export const getImportant = operation({
	id: 'inbox.getImportant',
	name: 'Get Many Important',
	action: 'Get many important inbox replies',
	description: 'Retrieve a list of the conversations that are marked as important',
	request: 'POST /master-inbox/important',
	...threads(
		inboxFilters({ campaigns: 5, emailAccounts: 10, teamMembers: 10, tags: 10, clients: 10 }),
	),
});
