import { operation } from '../../../engine/spec/operation';
import { fetchedSearchToRename, newSearchName } from '../../fields/search';

export const updateFetched = operation({
	id: 'prospect.updateFetchedSearch',
	name: 'Update Fetched',
	action: 'Update a fetched search',
	description: 'Rename a search whose contacts were fetched',
	request: 'PUT /search-email-leads/search-filters/fetched-searches/{id}',
	path: { id: fetchedSearchToRename },
	body: { search_string: newSearchName },
	idempotent: true,
});
