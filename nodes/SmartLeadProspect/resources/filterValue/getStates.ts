import { operation } from '../../../engine/spec/operation';
import { beginning, countries, filterValues } from '../../fields/filterValues';

export const getStates = operation({
	id: 'prospect.getStates',
	name: 'Get States',
	action: 'Get states to filter contacts by',
	description: 'Retrieve a list of the states and regions that a search can filter by',
	request: 'GET /search-email-leads/states',
	filters: {
		query: {
			country: countries,
			search: beginning('e.g. new'),
		},
	},
	list: filterValues,
});
