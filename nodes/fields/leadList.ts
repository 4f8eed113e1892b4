import { namedLeadLists } from './byName';
import { locator, named } from './locator';

/** A stored list of leads. */
export const leadList = locator({
	displayName: 'Lead List',
	name: 'listId',
	description: 'The list that the leads go into',
	search: 'searchLeadLists',
	named: named(namedLeadLists),
});
