import { operation } from '../../../engine/spec/operation';
import { isAlike } from '../../../fields/alike';
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
		reads: [{ operation: getSaved, values: () => ({}) }],
		since: 'created_at',
		is: ({ search_string: name }, { body }) => isAlike(name, body?.search_string),
		id: ['id'],
		answer: ({ id, search_string: name }) => ({ success: true, id, search_string: name }),
	},
	optional: {
		body: {
			limit: {
				displayName: 'Stored Limit',
				name: 'storedLimit',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10_000, numberPrecision: 0 },
				default: 100,
				description: 'How many results the saved search is to give',
			},
		},
	},
});
