import { operation } from '../../../engine/spec/operation';
import { inboxFilters } from '../../../fields/inboxFilters';
import { threads } from './threads';

export const getSnoozed = operation({
	id: 'inbox.getSnoozed',
	name: 'Get Many Snoozed',
	action: 'Get many snoozed inbox replies',
	description: 'Retrieve a list of the snoozed conversations',
	request: 'POST /master-inbox/snoozed',
	...threads(
		inboxFilters({ campaigns: 5, emailAccounts: 10, teamMembers: 10, tags: 10, clients: 10 }),
	),
});
