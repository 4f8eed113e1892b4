import { operation } from '../../../engine/spec/operation';
import { recentSearches } from '../../../fields/lists';

export const getRecent = operation({
	id: 'prospect.getRecentSearches',
	name: 'Get Many Recent',
	action: 'Get many recent searches',
	description: 'Retrieve a list of recent searches',
	request: 'GET /search-email-leads/search-filters/recent-searches',
	list: recentSearches,
});
