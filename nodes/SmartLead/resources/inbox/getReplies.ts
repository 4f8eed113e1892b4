import { operation } from '../../../engine/spec/operation';
import { inboxFilters } from '../../../fields/inboxFilters';
import { threads } from './threads';

export const getReplies = operation({
	id: 'inbox.getReplies',
	name: 'Get Many Replies',
	action: 'Get (see) many replies from the master inbox (unibox)',
	description: 'Retrieve a list of the conversations in which leads have replied',
	request: 'POST /master-inbox/inbox-replies',
	...threads(
		inboxFilters({ campaigns: 5, emailAccounts: 20, teamMembers: 10, tags: 10, clients: 10 }),
	),
});
