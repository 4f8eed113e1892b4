import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { complete, entries, named, picking, type Ask } from './search';

/** The most lead lists that come at once, and where an answer has them. */
const listsAtOnce = 1000;
const listsAt = ['data', '', 'data.leadLists'];

/** Campaigns, to choose several of. */
export async function getCampaigns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) =>
		byName(await ask('/campaigns/', { at: ['', 'campaigns', 'data'] })),
	);
}

/** The categories of replies, to choose several of. */
export async function getCategories(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) =>
		byName(await ask('/leads/fetch-categories', { at: ['', 'data'] })),
	);
}

/** Clients (sub-accounts), to choose several of. */
export async function getClients(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => byName(await ask('/client/', { at: ['data', ''] })));
}

/** Colleagues, to choose several of. */
export async function getTeamMembers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => byName(await teamMembers(ask)));
}

/** The tags of the account. Campaigns and mailboxes share them. */
export async function getTags(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) =>
		byName(await ask('/email-accounts/tags', { at: ['', 'data'] })),
	);
}

/** API keys of clients, by their names: never by the keys. */
export async function searchClientApiKeys(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask('/client/api-key', { at: ['data'] });
		return complete(entries(rows, { label: ({ key_name, id }) => named(key_name, id) }, filter));
	});
}

/** The tags, to choose one of. */
export async function searchTags(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask('/email-accounts/tags', { at: ['', 'data'] });
		return complete(entries(rows, { label: nameOf }, filter));
	});
}

/** What is blocked; SmartLead searches itself. */
export async function searchBlockList(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const offset = Number(paginationToken ?? 0);
		const rows = await ask('/leads/get-domain-block-list', {
			at: [''],
			query: { offset, limit: 1000, ...(filter ? { filter_email_or_domain: filter } : {}) },
		});
		return {
			results: entries(rows, { label: ({ email_or_domain, id }) => named(email_or_domain, id) }),
			...(rows.length === 1000 ? { paginationToken: String(offset + rows.length) } : {}),
		};
	});
}

/** Lead lists, to choose several of. */
export async function getLeadLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => {
		const all: IDataObject[] = [];
		for (;;) {
			const rows = await ask('/lead-list/', {
				at: listsAt,
				query: { offset: all.length, limit: listsAtOnce },
			});
			all.push(...rows);
			if (rows.length < listsAtOnce) return byName(all);
		}
	});
}

/** A page of lead lists at a time. */
export async function searchLeadLists(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const offset = Number(paginationToken ?? 0);
		const rows = await ask('/lead-list/', {
			at: listsAt,
			query: { offset, limit: listsAtOnce },
		});
		return {
			results: entries(rows, { label: nameOf }, filter),
			...(rows.length === listsAtOnce ? { paginationToken: String(offset + rows.length) } : {}),
		};
	});
}

/** Colleagues. */
export async function searchTeamMembers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) =>
		complete(entries(await teamMembers(ask), { label: nameOf }, filter)),
	);
}

/** Only a report of the team names colleagues, so it is asked for the last 30 days. */
async function teamMembers(ask: Ask): Promise<IDataObject[]> {
	const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
	return await ask('/analytics/team-board/overall-stats', {
		at: ['data.team_board_stats', 'team_board_stats', 'data'],
		query: { start_date: day(29), end_date: day(0) },
	});
}

const nameOf = ({ name, email, id }: IDataObject) => named(name, email, id);

const byName = (rows: IDataObject[]): INodePropertyOptions[] =>
	rows
		.map((row) => ({ name: nameOf(row), value: Number(row.id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
