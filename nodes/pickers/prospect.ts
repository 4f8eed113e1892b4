import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import * as lists from '../fields/lists';
import { entries, named } from './entries';
import { lookedUp, pagesAtOnce, picking, type Ask } from './search';

const host = 'prospect-api';

/** What a search can filter by. */
export const getDepartments = namesIn('departments', 'department_name');
export const getHeadCounts = namesIn('head-counts', 'head_count');
export const getIndustries = namesIn('industries', 'industry_name');
export const getLevels = namesIn('levels', 'level_name');

/** The revenues of companies that a search can filter by; they come all at once. */
export async function getRevenueRanges(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => {
		const rows = await ask.all('/search-email-leads/revenue', lists.filterValues, { host });
		return choices(rows, 'revenue');
	});
}

/** Industries, to choose one of by its id. SmartLead finds what begins with the text. */
export const searchIndustries = lookedUp((search) => ({
	route: '/search-email-leads/industries',
	list: lists.filterValues,
	question: { host, query: search ? { search } : {} },
	find: (rows) => entries(rows, { label: ({ industry_name, id }) => named(industry_name, id) }),
}));

/** A picker that looks through some of the lists of searches. */
const searchesIn = (...wanted: Array<keyof typeof kinds>) =>
	async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await picking(this, async (ask) => await searches(ask, wanted, filter, paginationToken));
	};

/** Saved searches. */
export const searchSavedSearches = searchesIn('saved');

/** Searches whose contacts were fetched. */
export const searchFetchedSearches = searchesIn('fetched');

/** Saved searches and recent ones. */
export const searchSearches = searchesIn('saved', 'recent');

/** Each list of searches has its own address. */
const kinds = {
	saved: { route: 'saved-searches', list: lists.savedSearches },
	recent: { route: 'recent-searches', list: lists.recentSearches },
	fetched: { route: 'fetched-searches', list: lists.fetchedSearches },
};

/** Where each list goes on that has not ended. */
type Places = Partial<Record<keyof typeof kinds, string>>;

async function searches(
	ask: Ask,
	wanted: Array<keyof typeof kinds>,
	filter: string | undefined,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const places = paginationToken === undefined ? {} : (JSON.parse(paginationToken) as Places);
	const several = wanted.length > 1;
	const label = (kind: string) => (row: IDataObject) =>
		named(row.search_string, `Search ${String(row.id)}`) + (several ? ` (${kind})` : '');
	const found = new Map<unknown, INodeListSearchItems>();
	const follows: Places = {};
	for (const kind of wanted) {
		if (paginationToken !== undefined && places[kind] === undefined) continue;
		const { route, list } = kinds[kind];
		const look = await ask.look(
			`/search-email-leads/search-filters/${route}`,
			list,
			{ host },
			(rows) => entries(rows, { label: label(kind) }, filter),
			places[kind],
			Math.floor(pagesAtOnce / wanted.length),
		);
		// A saved search may be a recent one too.
		for (const entry of look.results) {
			if (!found.has(entry.value)) found.set(entry.value, entry);
		}
		if (look.paginationToken !== undefined) follows[kind] = String(look.paginationToken);
	}
	const results = [...found.values()];
	const ended = Object.keys(follows).length === 0;
	return { results, ...(ended ? {} : { paginationToken: JSON.stringify(follows) }) };
}

/** A picker for the values of a short list. Filters take the names, so that these are the values too. */
function namesIn(route: string, column: string) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await picking(this, async (ask) => {
			const list = lists.filterValues;
			const { rows, more } = await ask.few(`/search-email-leads/${route}`, list, { host });
			return [...choices(rows, column), ...(more ? [moreBehind(rows.length)] : [])];
		});
	};
}

/** n8n can neither search nor page here. To choose it adds no name to the filter. */
const moreBehind = (count: number): INodePropertyOptions => ({
	name: `(There are more than these ${count.toLocaleString('en')}: name others in an expression)`,
	value: '',
});

/** In SmartLead's order, which for sizes and levels is that of the values. */
const choices = (rows: IDataObject[], column: string): INodePropertyOptions[] =>
	rows.map((row) => ({ name: named(row[column], row.id), value: named(row[column]) }));
