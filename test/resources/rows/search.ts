import { byId, type Row, type Rows } from '../row';
import { filtersForm, filtersSent } from './contact';

const list = (id: string): Row => ({
	id,
	required: { parameters: {}, sends: [{ query: { offset: '0', limit: '50' } }] },
	all: [{ parameters: { returnAll: true }, sends: [{ query: { offset: '0', limit: '100' } }] }],
});

const rename = (id: string, field: string, searchId: number): Row => ({
	id,
	required: {
		parameters: { [field]: byId(searchId), searchString: 'Heads and directors' },
		sends: [{ path: { id: String(searchId) }, body: { search_string: 'Heads and directors' } }],
	},
	all: [],
});

/** Searches that are stored. */
export const search: Rows = {
	getFetched: list('prospect.getFetchedSearches'),
	getRecent: list('prospect.getRecentSearches'),
	getSaved: list('prospect.getSavedSearches'),
	save: {
		id: 'prospect.saveSearch',
		required: {
			parameters: { searchString: 'Heads in Germany' },
			sends: [{ body: { search_string: 'Heads in Germany' } }],
		},
		all: [
			{
				parameters: {
					searchString: 'Heads in Germany',
					filters: filtersForm,
					options: { storedLimit: 500 },
				},
				sends: [{ body: { search_string: 'Heads in Germany', ...filtersSent, limit: 500 } }],
			},
		],
	},
	updateFetched: rename('prospect.updateFetchedSearch', 'fetchedSearchId', 2103),
	updateSaved: rename('prospect.updateSavedSearch', 'searchId', 2101),
};
