import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { campaignOf, complete, entries, named, picking } from './search';

const host = 'smartdelivery';
const pageSize = 100;

/** Placement tests, a page at a time. */
export async function searchSpamTests(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const offset = Number(paginationToken ?? 0);
		const rows = await ask('/spam-test/report', {
			host,
			at: ['', 'data'],
			body: { offset, limit: pageSize },
		});
		const value = rows.some(({ spam_test_id }) => spam_test_id !== undefined)
			? 'spam_test_id'
			: 'id';
		const label = ({ test_name, status, ...row }: IDataObject) =>
			named(test_name, row[value]) + (status ? ` (${String(status)})` : '');
		return {
			results: entries(rows, { label, value }, filter),
			...(rows.length > 0 ? { paginationToken: String(offset + rows.length) } : {}),
		};
	});
}

/** Folders of placement tests, a page at a time; SmartLead searches itself. */
export async function searchTestFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const offset = Number(paginationToken ?? 0);
		const rows = await ask('/spam-test/folder', {
			host,
			at: ['', 'data'],
			query: { offset, limit: pageSize, ...(filter ? { name: filter } : {}) },
		});
		return {
			results: entries(rows, { label: ({ name, id }) => named(name, id) }),
			...(rows.length > 0 ? { paginationToken: String(offset + rows.length) } : {}),
		};
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
	return await picking(this, async (ask) => {
		const all: IDataObject[] = [];
		for (;;) {
			const rows = await ask('/email-accounts/', {
				at: ['', 'data'],
				query: { offset: all.length, limit: pageSize },
			});
			all.push(...rows);
			if (rows.length > 0) continue;
			return all
				.map(({ from_email }) => String(from_email))
				.sort((a, b) => a.localeCompare(b))
				.map((address) => ({ name: address, value: address }));
		}
	});
}
