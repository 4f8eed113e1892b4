import { operation } from '../../../engine/spec/operation';
import { viewFilters } from '../../../fields/inboxFilters';
import { threads } from './threads';

export const getViews = operation({
	id: 'inbox.getViews',
	name: 'Get Many in Views',
	action: 'Get many inbox replies in views',
	description: 'Retrieve a list of conversations by the filters of a view',
	request: 'POST /master-inbox/views',
	...threads(viewFilters),
});
