import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { asProblem, type Problem } from '../engine/problem';
import * as lists from '../fields/lists';
import { complete, entries, nameOf, named, optionsOf, picking, type Ask } from './search';

/** Campaigns, newest first as SmartLead gives them. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask.all('/campaigns/', lists.campaigns);
		return {
			results: entries(
				rows,
				{
					label: ({ name, id, status }) =>
						named(name, `Campaign ${String(id)}`) +
						(status ? ` (${String(status).toLowerCase()})` : ''),
					url: (id) => `https://app.smartlead.ai/app/email-campaign/${id}/analytics`,
				},
				filter,
			),
		};
	});
}

/** Campaigns, to choose several of. */
export async function getCampaigns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) =>
		optionsOf(await ask.all('/campaigns/', lists.campaigns), nameOf),
	);
}

/** Clients (sub-accounts). */
export async function searchClients(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask.all('/client/', lists.clients);
		return complete(entries(rows, { label: ({ name, email }) => named(name, email) }, filter));
	});
}

/** Clients (sub-accounts), to choose several of. */
export async function getClients(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) =>
		optionsOf(await ask.all('/client/', lists.clients), nameOf),
	);
}

/** API keys of clients, by their names: never by the keys. */
export async function searchClientApiKeys(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask.all('/client/api-key', lists.clientApiKeys);
		return complete(entries(rows, { label: ({ key_name, id }) => named(key_name, id) }, filter));
	});
}

/** The categories of replies. */
export async function searchCategories(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask.all('/leads/fetch-categories', lists.leadCategories);
		return complete(entries(rows, { label: ({ name }) => named(name) }, filter));
	});
}

/** The categories of replies, to choose several of. */
export async function getCategories(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) =>
		optionsOf(await ask.all('/leads/fetch-categories', lists.leadCategories), nameOf),
	);
}

/** The tags, to choose one of. */
export async function searchTags(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) =>
		complete(entries(await tags(ask), { label: nameOf }, filter)),
	);
}

/** The tags of the account. Campaigns and email accounts share them. */
export async function getTags(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => optionsOf(await tags(ask), nameOf));
}

/** By the documented route; where SmartLead does not give them there, by the one that others use. */
async function tags(ask: Ask): Promise<IDataObject[]> {
	let problem: Problem;
	try {
		return await ask.all('/crm/leads/tags', lists.leadTags);
	} catch (error) {
		problem = asProblem(error);
	}
	if (problem.kind !== 'refused' || problem.final) throw problem;
	try {
		return await ask.all('/email-accounts/tags', lists.emailAccountTags);
	} catch (error) {
		// Of the documented route more is known.
		throw ofKnown(problem, error);
	}
}

const ofKnown = (known: Problem, error: unknown): Problem => {
	const other = asProblem(error);
	return other.kind === 'refused' && !other.final ? known : other;
};

/** What is blocked; SmartLead searches itself. */
export async function searchBlockList(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await picking(
		this,
		async (ask) =>
			await ask.look(
				'/leads/get-domain-block-list',
				lists.blockList,
				{ query: filter ? { filter_email_or_domain: filter } : {} },
				(rows) => entries(rows, { label: ({ email_or_domain, id }) => named(email_or_domain, id) }),
				paginationToken,
			),
	);
}

/** Lead lists, a page at a time; SmartLead searches by name itself. */
export async function searchLeadLists(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const listName = filter?.trim();
	return await picking(
		this,
		async (ask) =>
			await ask.look(
				'/lead-list/',
				lists.leadLists,
				{ query: listName ? { listName } : {} },
				(rows) => entries(rows, { label: nameOf }, filter),
				paginationToken,
			),
	);
}

/** Team members. */
export async function searchTeamMembers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) =>
		complete(entries(await teamMembers(ask), { label: nameOf }, filter)),
	);
}

/** Team members, to choose several of. */
export async function getTeamMembers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => optionsOf(await teamMembers(ask), nameOf));
}

/** Only a report of the team names team members, so it is asked for the last 30 days. */
async function teamMembers(ask: Ask): Promise<IDataObject[]> {
	return await ask.all('/analytics/team-board/overall-stats', lists.teamBoard, {
		query: lists.teamBoardDays(),
	});
}
