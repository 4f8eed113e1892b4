import { operation } from '../../../engine/spec/operation';
import { inboxFilters } from '../../../fields/inboxFilters';
import { threads } from './threads';

export const getArchived = operation({
	id: 'inbox.getArchived',
	name: 'Get Many Archived',
	action: 'Get many archived inbox replies',
	description: 'Retrieve a list of the conversations that were archived',
	request: 'POST /master-inbox/archived',
	...threads(inboxFilters({ campaigns: 5, emailAccounts: 10 })),
});
