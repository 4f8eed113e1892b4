import { namedLeadLists } from './byName';
import { recordLocator } from './locator';

/** A stored list of leads. */
export const leadList = recordLocator({
	displayName: 'Lead List',
	name: 'listId',
	description: 'The list that the leads go into',
	records: namedLeadLists,
});
