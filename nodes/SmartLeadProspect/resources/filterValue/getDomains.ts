import { operation } from '../../../engine/spec/operation';
import { containing, filterValues } from '../../fields/filterValues';

export const getDomains = operation({
	id: 'prospect.getDomains',
	name: 'Get Company Domains',
	action: 'Get company domains to filter contacts by',
	description: 'Retrieve a list of the company domains that a search can filter by',
	request: 'GET /search-email-leads/domain',
	filters: { query: { search: containing('e.g. example.com') } },
	list: filterValues,
});
