import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { asProblem, type Problem } from '../engine/problem';
import { oneClient } from '../fields/client';
import * as lists from '../fields/lists';
import { entries, nameOf, named } from './entries';
import { lookedUp, ofChosen, oneOf, picking, severalOf, whole, type Ask } from './search';

/** Campaigns, newest first as SmartLead gives them. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const label = ({ name, id, status }: IDataObject) =>
		named(name, `Campaign ${String(id)}`) + (status ? ` (${String(status).toLowerCase()})` : '');
	const url = (id: string) => `https://app.smartlead.ai/app/email-campaign/${id}/analytics`;
	return await picking(this, async (ask) => {
		const rows = await ask.all('/campaigns/', lists.campaigns);
		return { results: entries(rows, { label, url }, filter) };
	});
}

/** Campaigns, to choose several of. */
export const getCampaigns = severalOf(whole('/campaigns/', lists.campaigns));

/** Clients (sub-accounts). */
const clients = whole('/client/', lists.clients);
export const searchClients = oneOf(clients, ({ name, email }) => named(name, email));
export const getClients = severalOf(clients);

/** API keys of clients, by their names: never by the keys. */
export const searchClientApiKeys = oneOf(
	whole('/client/api-key', lists.clientApiKeys),
	({ key_name, id }) => named(key_name, id),
);

/** The code snippets of the chosen client. */
export const searchCodeIntegrations = oneOf(
	ofChosen({ id: oneClient }, '/client/{id}', lists.codeIntegrations, {
		query: { includeCodeIntegrations: true },
	}),
	({ snippet_name, name, id }) => named(snippet_name ?? name, id),
);

/** The categories of replies. */
const categories = whole('/leads/fetch-categories', lists.leadCategories);
export const searchCategories = oneOf(categories, ({ name }) => named(name));
export const getCategories = severalOf(categories);

/** The tags of the account. Campaigns and email accounts share them. */
export const searchTags = oneOf(tags);
export const getTags = severalOf(tags);

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
export const searchBlockList = lookedUp((filter) => ({
	route: '/leads/get-domain-block-list',
	list: lists.blockList,
	question: { query: filter ? { filter_email_or_domain: filter } : {} },
	find: (rows) => entries(rows, { label: ({ email_or_domain, id }) => named(email_or_domain, id) }),
}));

/** Lead lists, a page at a time; SmartLead searches by name itself. */
export const searchLeadLists = lookedUp((filter) => ({
	route: '/lead-list/',
	list: lists.leadLists,
	question: { query: filter ? { listName: filter } : {} },
	find: (rows) => entries(rows, { label: nameOf }, filter),
}));

/** Only a report of the team names its members, so it is asked for the last 30 days. */
const teamMembers = async (ask: Ask): Promise<IDataObject[]> =>
	await ask.all('/analytics/team-board/overall-stats', lists.teamBoard, {
		query: lists.teamBoardDays(),
	});
export const searchTeamMembers = oneOf(teamMembers);
export const getTeamMembers = severalOf(teamMembers);
