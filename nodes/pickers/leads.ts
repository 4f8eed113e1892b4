import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { Problem } from '../engine/problem';
import { holdsNoRecord, itemsOf } from '../engine/run/answer';
import { isEmail } from '../fields/email';
import * as lists from '../fields/lists';
import { campaignOf, entries, named, picking } from './search';

/** Leads of the chosen campaign. An address is looked up; anything else is searched page by page. */
export async function searchLeads(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	if (filter && isEmail(filter.trim())) return await leadWithAddress(this, filter.trim());
	const leadOf = (row: IDataObject) => (row.lead ?? row) as IDataObject;
	return await leadsOfCampaign(this, 'id', leadOf, filter, paginationToken);
}

/** The same, by the id of their entry in the campaign. */
export async function searchLeadMaps(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const flat = (row: IDataObject) => ({ ...((row.lead ?? {}) as IDataObject), ...row });
	return await leadsOfCampaign(this, 'campaign_lead_map_id', flat, filter, paginationToken);
}

/** Leads of the whole account. SmartLead finds them by their address. */
export async function searchAllLeads(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	if (filter && isEmail(filter.trim())) return await leadWithAddress(this, filter.trim());
	const query = filter ? { leadEmail: filter.trim() } : {};
	const find = (rows: IDataObject[]) => entries(rows, { label: person });
	return await picking(
		this,
		async (ask) => await ask.look('/leads/all', lists.allLeads, { query }, find, paginationToken),
	);
}

/** One of the two documented answers leaves out the ids of the entries. */
const nameless = () =>
	new Problem(
		'refused',
		'SmartLead lists the leads of this campaign without the ID that is needed',
		{
			description: "Choose 'By Email' instead: the ID is then looked up.",
		},
	);

async function leadWithAddress(
	context: ILoadOptionsFunctions,
	email: string,
): Promise<INodeListSearchResult> {
	return await picking(context, async (ask) => {
		const answer = await ask.answer('/leads/', { query: { email } });
		return { results: holdsNoRecord(answer) ? [] : entries(itemsOf(answer), { label: person }) };
	});
}

async function leadsOfCampaign(
	context: ILoadOptionsFunctions,
	value: string,
	leadOf: (row: IDataObject) => IDataObject,
	filter: string | undefined,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	return await picking(context, async (ask) => {
		const path = { campaign_id: campaignOf(context) };
		const find = (rows: IDataObject[]) => {
			const leads = rows.map(leadOf);
			if (leads.some((lead) => lead[value] === undefined)) throw nameless();
			return entries(leads, { label: person, value }, filter);
		};
		const route = '/campaigns/{campaign_id}/leads';
		return await ask.look(route, lists.leadsOfCampaign, { path }, find, paginationToken);
	});
}

const person = ({ email, first_name, last_name, id }: IDataObject) => {
	const name = [first_name, last_name].filter(Boolean).join(' ');
	return named(email, id) + (name ? ` (${name})` : '');
};
