import { operation } from '../../../engine/spec/operation';
import { created } from '../../../fields/alike';
import { wholeNumber } from '../../../fields/plain';
import { filtersToSave } from '../../fields/contactFilters';
import { searchName } from '../../fields/search';
import { getSaved } from './getSaved';

export const save = operation({
	id: 'prospect.saveSearch',
	name: 'Save',
	action: 'Save a search',
	description: 'Save a search under a name, without running it. Spends no credits.',
	request: 'POST /search-email-leads/search-filters/save-search',
	body: { search_string: searchName, ...filtersToSave },
	settle: {
		...created({ search_string: 'search_string' }),
		reads: [{ operation: getSaved, values: () => ({}) }],
		answer: ({ id, search_string: name }) => ({ success: true, id, search_string: name }),
	},
	optional: {
		body: {
			limit: wholeNumber(
				'Stored Limit',
				'storedLimit',
				100,
				{ minValue: 1, maxValue: 10_000 },
				'How many results to store with the search',
			),
		},
	},
});
