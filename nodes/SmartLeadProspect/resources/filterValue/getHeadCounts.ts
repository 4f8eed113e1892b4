import { operation } from '../../../engine/spec/operation';
import { beginning, filterValues } from '../../fields/filterValues';

export const getHeadCounts = operation({
	id: 'prospect.getHeadCounts',
	name: 'Get Head Counts',
	action: 'Get head counts to filter contacts by',
	description: 'Retrieve a list of the company sizes that a search can filter by',
	request: 'GET /search-email-leads/head-counts',
	filters: { query: { search: beginning('e.g. 25') } },
	list: filterValues,
});
