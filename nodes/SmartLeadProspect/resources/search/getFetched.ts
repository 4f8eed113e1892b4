import { operation } from '../../../engine/spec/operation';
import { fetchedSearches } from '../../../fields/lists';

export const getFetched = operation({
	id: 'prospect.getFetchedSearches',
	name: 'Get Many Fetched',
	action: 'Get many fetched searches',
	description:
		'Retrieve a list of the searches whose contacts were fetched, with the figures of each',
	request: 'GET /search-email-leads/search-filters/fetched-searches',
	list: fetchedSearches,
	simplify: {
		id: 'id',
		search_string: 'search_string',
		filter_details: 'filter_details',
		is_saved: 'is_saved',
		leads_found: 'fetch_details.leads_found',
		email_fetched: 'fetch_details.email_fetched',
		metrics: 'fetch_details.metrics',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
});
