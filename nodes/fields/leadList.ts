import type { Encoded } from '../engine/spec/parameter';
import { idOf } from '../engine/spec/value';
import { isName, lookUp, namedLeadLists } from './byName';
import { anyOf, recordLocator } from './locator';

/** A stored list of leads. */
export const leadList = recordLocator({
	displayName: 'Lead List',
	name: 'listId',
	description: 'The list that the leads go into',
	records: namedLeadLists,
});

/** Several of them, by name or id. */
export const leadLists = (name: string, description: string, most?: number): Encoded<unknown[]> =>
	anyOf({
		displayName: 'Lead Lists',
		name,
		description,
		byName: 'By Name or ID',
		placeholder: 'e.g. Trade fair contacts, 501',
		search: namedLeadLists.search,
		most,
		encode: (one) => (isName(one) ? lookUp(namedLeadLists, one, 'Lead Lists') : idOf(one)),
	});
