import { operation } from '../../../engine/spec/operation';
import { beginning, filterValues } from '../../fields/filterValues';
import { industry } from '../../fields/industry';

export const getSubIndustries = operation({
	id: 'prospect.getSubIndustries',
	name: 'Get Sub-Industries',
	action: 'Get subindustries to filter contacts by',
	description: 'Retrieve a list of the sub-industries that a search can filter by',
	request: 'GET /search-email-leads/sub-industries',
	filters: {
		query: {
			industry_id: industry,
			search: beginning('e.g. software'),
		},
	},
	list: filterValues,
});
