import { operation } from '../../../engine/spec/operation';
import { beginning, filterValues } from '../../fields/filterValues';

export const getDepartments = operation({
	id: 'prospect.getDepartments',
	name: 'Get Departments',
	action: 'Get departments to filter contacts by',
	description: 'Retrieve a list of the departments that a search can filter by',
	request: 'GET /search-email-leads/departments',
	filters: { query: { search: beginning('e.g. sales') } },
	list: filterValues,
});
