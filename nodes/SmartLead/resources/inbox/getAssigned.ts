import { operation } from '../../../engine/spec/operation';
import { singleInboxFilters } from '../../../fields/inboxFilters';
import { threads } from './threads';

export const getAssigned = operation({
	id: 'inbox.getAssigned',
	name: 'Get Many Assigned to Me',
	action: 'Get many inbox replies assigned to me',
	description: 'Retrieve a list of the conversations assigned to the owner of the API key',
	request: 'POST /master-inbox/assigned-me',
	...threads(singleInboxFilters),
});
