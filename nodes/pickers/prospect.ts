import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { entries, named, picking, type Ask } from './search';

const host = 'prospect-api';
/** The most that the look-ups give at once; the lists of searches are asked for as many. */
const pageSize = 100;

/** The departments that a search can filter by. */
export async function getDepartments(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => await names(ask, 'departments', 'department_name'));
}

/** The sizes of companies that a search can filter by. */
export async function getHeadCounts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => await names(ask, 'head-counts', 'head_count'));
}

/** The industries that a search can filter by. */
export async function getIndustries(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => await names(ask, 'industries', 'industry_name'));
}

/** The levels of seniority that a search can filter by. */
export async function getLevels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => await names(ask, 'levels', 'level_name'));
}

/** The revenues of companies that a search can filter by; they come all at once. */
export async function getRevenueRanges(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => {
		const rows = await ask('/search-email-leads/revenue', { at: ['data'], host });
		return choices(rows, 'revenue');
	});
}

/** Industries, to choose one of by its id. SmartLead finds what begins with the text. */
export async function searchIndustries(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const offset = Number(paginationToken ?? 0);
		const search = filter?.trim();
		const rows = await page(ask, 'industries', ['data'], offset, search ? { search } : {});
		return {
			results: entries(rows, { label: ({ industry_name, id }) => named(industry_name, id) }),
			...follows(offset, rows),
		};
	});
}

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

/** Each list of searches has its own address and its own name in the answer. */
const kinds = {
	saved: { route: 'saved-searches', at: 'data.savedSearches' },
	recent: { route: 'recent-searches', at: 'data.recentSearches' },
	fetched: { route: 'fetched-searches', at: 'data.fetchedLeads' },
};

async function searches(
	ask: Ask,
	wanted: Array<keyof typeof kinds>,
	filter: string | undefined,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const offset = Number(paginationToken ?? 0);
	const found = new Map<unknown, IDataObject>();
	let next = {};
	for (const kind of wanted) {
		const { route, at } = kinds[kind];
		const rows = await page(ask, `search-filters/${route}`, [at], offset);
		// A saved search may be a recent one too.
		for (const row of rows) if (!found.has(row.id)) found.set(row.id, { ...row, kind });
		next = { ...next, ...follows(offset, rows) };
	}
	const several = wanted.length > 1;
	return {
		results: entries(
			[...found.values()],
			{
				label: ({ search_string, id, kind }) =>
					named(search_string, `Search ${String(id)}`) + (several ? ` (${String(kind)})` : ''),
			},
			filter,
		),
		...next,
	};
}

/** All values of a short list. Filters take the names, so that these are the values too. */
async function names(ask: Ask, route: string, column: string): Promise<INodePropertyOptions[]> {
	const all: IDataObject[] = [];
	for (;;) {
		const rows = await page(ask, route, ['data'], all.length);
		all.push(...rows);
		if (rows.length < pageSize) return choices(all, column);
	}
}

/** In SmartLead's order, which for sizes and levels is that of the values. */
const choices = (rows: IDataObject[], column: string): INodePropertyOptions[] =>
	rows.map((row) => ({ name: named(row[column], row.id), value: named(row[column]) }));

/** Numbers travel as text on this host. */
const page = async (
	ask: Ask,
	route: string,
	at: string[],
	offset: number,
	more: IDataObject = {},
): Promise<IDataObject[]> =>
	await ask(`/search-email-leads/${route}`, {
		at,
		query: { offset: String(offset), limit: String(pageSize), ...more },
		host,
	});

const follows = (offset: number, rows: IDataObject[]) =>
	rows.length === pageSize ? { paginationToken: String(offset + pageSize) } : {};
