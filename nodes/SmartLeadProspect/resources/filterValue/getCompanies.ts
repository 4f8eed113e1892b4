import { operation } from '../../../engine/spec/operation';
import { containing, filterValues } from '../../fields/filterValues';

export const getCompanies = operation({
	id: 'prospect.getCompanies',
	name: 'Get Companies',
	action: 'Get companies to filter contacts by',
	description: 'Retrieve a list of the companies that a search can filter by',
	request: 'GET /search-email-leads/company',
	filters: { query: { search: containing('e.g. example') } },
	list: filterValues,
});
