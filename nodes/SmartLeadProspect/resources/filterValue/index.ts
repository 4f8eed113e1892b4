import type { Resource } from '../../../engine/spec/operation';
import { getCities } from './getCities';
import { getCompanies } from './getCompanies';
import { getCountries } from './getCountries';
import { getDepartments } from './getDepartments';
import { getDomains } from './getDomains';
import { getHeadCounts } from './getHeadCounts';
import { getIndustries } from './getIndustries';
import { getJobTitles } from './getJobTitles';
import { getKeywords } from './getKeywords';
import { getLevels } from './getLevels';
import { getRevenueRanges } from './getRevenueRanges';
import { getStates } from './getStates';
import { getSubIndustries } from './getSubIndustries';

/** The names that a search can filter contacts by. */
export const filterValue: Resource = {
	name: 'Filter Value',
	host: 'prospect-api',
	default: 'getLevels',
	operations: {
		getCities,
		getCompanies,
		getCountries,
		getDepartments,
		getDomains,
		getHeadCounts,
		getIndustries,
		getJobTitles,
		getKeywords,
		getLevels,
		getRevenueRanges,
		getStates,
		getSubIndustries,
	},
};
