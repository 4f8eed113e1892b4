import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { isNothing, itemsOf } from '../engine/answer';
import { Problem } from '../engine/problem';
import { isEmail } from '../fields/email';
import { campaignOf, entries, named, picking } from './search';

const pageSize = 100;
/** How many pages one look into the list may take. */
const pagesAtOnce = 5;

/** Leads of the chosen campaign. An address is looked up; anything else is searched page by page. */
export async function searchLeads(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	if (filter && isEmail(filter.trim())) return await leadWithAddress(this, filter.trim());
	return await leadsOfCampaign(
		this,
		'id',
		(row) => (row.lead ?? row) as IDataObject,
		filter,
		paginationToken,
	);
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
	return await picking(this, async (ask) => {
		const rows = await ask('/leads/all', {
			at: ['data.leads', '', 'data'],
			query: {
				limit: pageSize,
				...(filter ? { leadEmail: filter.trim() } : {}),
				...(paginationToken ? { lastSeenLeadId: paginationToken } : {}),
			},
		});
		const last = rows.at(-1)?.id;
		return {
			results: entries(rows, { label: person }),
			...(last === undefined ? {} : { paginationToken: String(last) }),
		};
	});
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
	return await picking(context, async (_, get) => {
		const answer = await get('/leads/', { email });
		return { results: isNothing(answer) ? [] : entries(itemsOf(answer), { label: person }) };
	});
}

/** Looks through the campaign until something is found, a few pages at a time. */
async function leadsOfCampaign(
	context: ILoadOptionsFunctions,
	value: string,
	leadOf: (row: IDataObject) => IDataObject,
	filter: string | undefined,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	return await picking(context, async (ask) => {
		const path = { campaign_id: campaignOf(context) };
		const results: INodeListSearchItems[] = [];
		let offset = Number(paginationToken ?? 0);
		for (let page = 0; page < pagesAtOnce && results.length === 0; page++) {
			const rows = await ask('/campaigns/{campaign_id}/leads', {
				at: ['data', 'leads'],
				path,
				query: { offset, limit: pageSize },
			});
			if (rows.length === 0) return { results };
			offset += rows.length;
			const leads = rows.map(leadOf);
			if (leads.some((lead) => lead[value] === undefined)) throw nameless();
			results.push(...entries(leads, { label: person, value }, filter));
		}
		return { results, paginationToken: String(offset) };
	});
}

const person = ({ email, first_name, last_name, id }: IDataObject) => {
	const name = [first_name, last_name].filter(Boolean).join(' ');
	return named(email, id) + (name ? ` (${name})` : '');
};
