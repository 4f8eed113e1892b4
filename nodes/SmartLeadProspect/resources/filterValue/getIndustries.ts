import { operation } from '../../../engine/spec/operation';
import { asText } from '../../../fields/encode';
import { yesOrNo } from '../../../fields/plain';
import { beginning, filterValues } from '../../fields/filterValues';

export const getIndustries = operation({
	id: 'prospect.getIndustries',
	name: 'Get Industries',
	action: 'Get industries to filter contacts by',
	description: 'Retrieve a list of the industries that a search can filter by',
	request: 'GET /search-email-leads/industries',
	filters: { query: { search: beginning('e.g. education') } },
	optional: {
		query: {
			withSubIndustry: asText(
				yesOrNo(
					'Include Sub-Industries',
					'withSubIndustry',
					'Whether to return the sub-industries of each industry as well',
				),
			),
		},
	},
	list: filterValues,
});
