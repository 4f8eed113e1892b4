import { operation } from '../../../engine/spec/operation';
import { inboxFilters } from '../../../fields/inboxFilters';
import { threads, bySchedule } from './threads';

export const getScheduled = operation({
	id: 'inbox.getScheduled',
	name: 'Get Many Scheduled',
	action: 'Get many scheduled inbox replies',
	description: 'Retrieve a list of the conversations with a scheduled email',
	request: 'POST /master-inbox/scheduled',
	...threads(inboxFilters({ campaigns: 5, emailAccounts: 10 }), bySchedule),
});
