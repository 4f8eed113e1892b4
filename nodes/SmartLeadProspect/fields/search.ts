import { asMaxLength } from '../../fields/encode';
import { locator } from '../../fields/locator';
import { requiredText } from '../../fields/plain';

const which = { displayName: 'Search', name: 'filterId' };

/** A search that was made or saved: SmartLead calls its id `filter_id`. */
export const anySearch = locator({
	...which,
	description:
		"The search that found the contacts: a saved or a recent one, or the 'filter_id' that Search gives with each contact",
	search: 'searchSearches',
});

/** A search whose contacts were fetched. */
export const fetchedSearch = locator({
	...which,
	description: 'The search whose contacts were fetched',
	search: 'searchFetchedSearches',
});

/** A search that is saved, to rename it. */
export const savedSearch = locator({
	...which,
	name: 'searchId',
	description: 'The saved search to work on',
	search: 'searchSavedSearches',
});

/** A search whose contacts were fetched, to rename it. */
export const fetchedSearchToRename = locator({
	...which,
	name: 'fetchedSearchId',
	description: 'The fetched search to work on',
	search: 'searchFetchedSearches',
});

const name = requiredText(
	'Name',
	'searchString',
	'e.g. Directors in Germany',
	'The name of the search in SmartLead',
);

/** The name of a new search, for which no longest length is documented. */
export const searchName = name;

/** The new name of a search. */
export const newSearchName = asMaxLength(name, 255);
