import { operation } from '../../../engine/spec/operation';
import { containing, filterValues } from '../../fields/filterValues';

export const getKeywords = operation({
	id: 'prospect.getKeywords',
	name: 'Get Keywords',
	action: 'Get keywords to filter contacts by',
	description: 'Retrieve a list of the company keywords that a search can filter by',
	request: 'GET /search-email-leads/keywords',
	filters: { query: { search: containing('e.g. marketing') } },
	list: filterValues,
});
