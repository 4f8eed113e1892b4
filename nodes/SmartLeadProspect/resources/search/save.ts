import { operation } from '../../../engine/spec/operation';
import { filtersToSave } from '../../fields/contactFilters';
import { searchName } from '../../fields/search';

export const save = operation({
	id: 'prospect.saveSearch',
	name: 'Save',
	action: 'Save a search',
	description: 'Save a search under a name, without running it. Spends no credits.',
	request: 'POST /search-email-leads/search-filters/save-search',
	body: { search_string: searchName, ...filtersToSave },
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
