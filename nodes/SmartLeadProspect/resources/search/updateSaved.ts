import { operation } from '../../../engine/spec/operation';
import { newSearchName, savedSearch } from '../../fields/search';

export const updateSaved = operation({
	id: 'prospect.updateSavedSearch',
	name: 'Update Saved',
	action: 'Update a saved search',
	description: 'Rename a search that was saved',
	request: 'PUT /search-email-leads/search-filters/save-search/{id}',
	path: { id: savedSearch },
	body: { search_string: newSearchName },
	idempotent: true,
});
