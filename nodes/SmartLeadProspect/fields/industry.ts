import { locator } from '../../fields/locator';
import { idAsText } from './idAsText';

/** An industry of the contact database. */
export const industry = idAsText(
	locator({
		displayName: 'Industry',
		name: 'industryId',
		description: 'Only what belongs to this industry',
		search: 'searchIndustries',
		required: false,
	}),
);
