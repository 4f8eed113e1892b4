import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { allMailboxes, campaignOf, complete, entries, named, picking, type Ask } from './search';

const host = 'smartdelivery';
const pageSize = 100;
/** How many pages one look into a list may take. */
const pagesAtOnce = 5;

/** Placement tests; those that match are looked for page by page. */
export async function searchSpamTests(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const find = (rows: IDataObject[]) =>
			entries(rows, { label: testName, value: idColumn(rows) }, filter);
		return await look(testsAt(ask), find, paginationToken);
	});
}

/** All placement tests, to choose several of. */
export async function getSpamTests(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => {
		const page = testsAt(ask);
		const all: IDataObject[] = [];
		for (;;) {
			const rows = await page(all.length);
			if (rows.length === 0 || (all.length > 0 && markOf(rows) === markOf(all))) break;
			all.push(...rows);
		}
		const column = idColumn(all);
		return all
			.map((row) => ({ name: testName(row), value: Number(row[column]) }))
			.sort((a, b) => a.name.localeCompare(b.name));
	});
}

/** Folders of placement tests. Not every source lets SmartLead search itself. */
export async function searchTestFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const page: PageAt = async (offset) =>
			await ask('/spam-test/folder', {
				host,
				at: ['', 'data'],
				query: { offset, limit: pageSize },
			});
		const find = (rows: IDataObject[]) =>
			entries(rows, { label: ({ name, id }) => named(name, id) }, filter);
		return await look(page, find, paginationToken);
	});
}

/** The steps of the chosen campaign. */
export async function searchSequenceSteps(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const path = { campaign_id: campaignOf(this) };
		const rows = await ask('/campaigns/{campaign_id}/sequences', { at: ['data', ''], path });
		const label = ({ seq_number, subject }: IDataObject) =>
			`Step ${named(seq_number)}` + (subject ? `: ${String(subject)}` : '');
		return complete(entries(rows, { label }, filter));
	});
}

/** The providers whose inboxes a test can look into. Their ids come as numbers or as text. */
export async function getProviders(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => {
		const rows = await ask('/spam-test/seed/providers', {
			host,
			at: ['groups', 'data.groups', 'data', ''],
		});
		// One region, or a list of them.
		const groups = rows.flatMap((row) =>
			Array.isArray(row.groups) ? (row.groups as IDataObject[]) : [row],
		);
		return groups
			.map(({ group_id, group_name }) => ({
				name: named(group_name, group_id),
				value: String(group_id),
			}))
			.sort((a, b) => a.name.localeCompare(b.name));
	});
}

/** The mailboxes of the account by their addresses, which is what tests are made with. */
export async function getSenderAddresses(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) =>
		(await allMailboxes(ask))
			.map(({ from_email }) => String(from_email))
			.sort((a, b) => a.localeCompare(b))
			.map((address) => ({ name: address, value: address })),
	);
}

type PageAt = (offset: number) => Promise<IDataObject[]>;

const testsAt =
	(ask: Ask): PageAt =>
	async (offset) =>
		await ask('/spam-test/report', {
			host,
			at: ['', 'data'],
			body: { offset, limit: pageSize },
		});

const idColumn = (rows: IDataObject[]): string =>
	rows.some(({ spam_test_id }) => spam_test_id !== undefined) ? 'spam_test_id' : 'id';

const testName = ({ test_name, spam_test_id, id, status }: IDataObject) =>
	named(test_name, spam_test_id, id) + (status ? ` (${String(status).toLowerCase()})` : '');

/** Looks through a list until something is found, a few pages at a time. */
async function look(
	page: PageAt,
	find: (rows: IDataObject[]) => INodeListSearchItems[],
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const results: INodeListSearchItems[] = [];
	let { offset, mark } = goingOn(paginationToken);
	for (let count = 0; count < pagesAtOnce && results.length === 0; count++) {
		const rows = await page(offset);
		if (rows.length === 0 || markOf(rows) === mark) return { results };
		mark = markOf(rows);
		offset += rows.length;
		results.push(...find(rows));
	}
	return { results, paginationToken: JSON.stringify([offset, mark]) };
}

/** Where SmartLead knows of no pages, the same rows come again: what the last page began with tells. */
function goingOn(token: string | undefined): { offset: number; mark?: string } {
	if (token === undefined) return { offset: 0 };
	const [offset, mark] = JSON.parse(token) as [number, string];
	return { offset, mark };
}

const markOf = ([first]: IDataObject[]): string => String(first?.spam_test_id ?? first?.id);
