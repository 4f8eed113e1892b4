import { operation } from '../../../engine/spec/operation';
import { beginning, filterValues } from '../../fields/filterValues';

export const getLevels = operation({
	id: 'prospect.getLevels',
	name: 'Get Levels',
	action: 'Get levels to filter contacts by',
	description: 'Retrieve a list of the levels of seniority that a search can filter by',
	request: 'GET /search-email-leads/levels',
	filters: { query: { search: beginning('e.g. senior') } },
	list: filterValues,
});
