import { operation } from '../../../engine/spec/operation';
import { beginning, filterValues } from '../../fields/filterValues';

export const getCountries = operation({
	id: 'prospect.getCountries',
	name: 'Get Countries',
	action: 'Get countries to filter contacts by',
	description: 'Retrieve a list of the countries that a search can filter by',
	request: 'GET /search-email-leads/countries',
	filters: { query: { search: beginning('e.g. united') } },
	list: filterValues,
});
