import { operation } from '../../../engine/spec/operation';
import { savedSearches } from '../../../fields/lists';

export const getSaved = operation({
	id: 'prospect.getSavedSearches',
	name: 'Get Many Saved',
	action: 'Get many saved searches',
	description: 'Retrieve a list of the searches that were saved',
	request: 'GET /search-email-leads/search-filters/saved-searches',
	list: savedSearches,
});
