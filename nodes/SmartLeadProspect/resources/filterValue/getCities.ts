import { operation } from '../../../engine/spec/operation';
import { beginning, countriesOfStates, filterValues, states } from '../../fields/filterValues';

export const getCities = operation({
	id: 'prospect.getCities',
	name: 'Get Cities',
	action: 'Get cities to filter contacts by',
	description: 'Retrieve a list of the cities that a search can filter by',
	request: 'GET /search-email-leads/cities',
	filters: {
		query: {
			country: countriesOfStates,
			search: beginning('e.g. San'),
			state: states,
		},
	},
	list: filterValues,
});
