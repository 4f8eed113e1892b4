import { operation } from '../../../engine/spec/operation';
import { inboxFilters } from '../../../fields/inboxFilters';
import { threads } from './threads';

export const getUnread = operation({
	id: 'inbox.getUnread',
	name: 'Get Many Unread Replies',
	action: 'Get many unread inbox replies',
	description: 'Retrieve a list of the conversations with an unread reply',
	request: 'POST /master-inbox/unread-replies',
	...threads(
		inboxFilters({ campaigns: 5, emailAccounts: 10, teamMembers: 10, tags: 10, clients: 10 }),
	),
});
