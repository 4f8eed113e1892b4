import { operation } from '../../../engine/spec/operation';
import { optional } from '../../../fields/locator';
import { idAsText } from '../../fields/idAsText';
import { anySearch } from '../../fields/search';

export const getSearchAnalytics = operation({
	id: 'prospect.getSearchAnalytics',
	name: 'Get Search Analytics',
	action: 'Get search analytics',
	description:
		'Retrieve the credits that are left, the limits, and how many contacts were found and fetched',
	request: 'GET /search-email-leads/search-analytics',
	optional: {
		query: {
			filter_id: idAsText(optional(anySearch, 'The search to return figures for as well')),
		},
	},
	figures: true,
});
