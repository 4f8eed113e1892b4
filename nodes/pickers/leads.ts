import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { isObject } from '../engine/json';
import { Problem } from '../engine/problem';
import { holdsNoRecord, itemsOf } from '../engine/run/answer';
import { visibleText } from '../engine/spec/value';
import { isEmail } from '../fields/email';
import * as lists from '../fields/lists';
import { campaignOf } from './chosen';
import { entries, named } from './entries';
import { lookedUp, picking } from './search';

/** Leads of the chosen campaign. An address is looked up; anything else is searched page by page. */
export const searchLeads = orByAddress(
	inCampaign('id', (row) => (isObject(row.lead) ? row.lead : row)),
);

/** The same, by the id of their entry in the campaign. */
export const searchLeadMaps = inCampaign('campaign_lead_map_id', (row) => ({
	...(isObject(row.lead) ? row.lead : {}),
	...row,
}));

/** Leads of the whole account. SmartLead finds them by their address. */
export const searchAllLeads = orByAddress(
	lookedUp((filter) => ({
		route: '/leads/all',
		list: lists.allLeads,
		question: { query: filter ? { leadEmail: filter } : {} },
		find: (rows) => entries(rows, { label: person }),
	})),
);

/** One of the two documented answers leaves out the ids of the entries. */
const nameless = () =>
	new Problem(
		'refused',
		'SmartLead lists the leads of this campaign without the ID that is needed',
		{
			description: "Choose 'By Email' instead: the ID is then looked up.",
		},
	);

function inCampaign(value: string, leadOf: (row: IDataObject) => IDataObject) {
	return lookedUp((filter, context) => ({
		route: '/campaigns/{campaign_id}/leads',
		list: lists.leadsOfCampaign,
		question: { path: { campaign_id: campaignOf(context) } },
		find(rows) {
			const leads = rows.map(leadOf);
			if (leads.some((lead) => lead[value] === undefined)) throw nameless();
			return entries(leads, { label: person, value }, filter);
		},
	}));
}

/** A picker that looks a whole address up, and anything else as `picker` does. */
function orByAddress(picker: ReturnType<typeof lookedUp>) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const email = visibleText(filter);
		if (!isEmail(email)) return await picker.call(this, filter, paginationToken);
		return await picking(this, async (ask) => {
			const answer = await ask.answer('/leads/', { query: { email } });
			return { results: holdsNoRecord(answer) ? [] : entries(itemsOf(answer), { label: person }) };
		});
	};
}

const person = ({ email, first_name, last_name, id }: IDataObject) => {
	const name = [first_name, last_name].filter(Boolean).join(' ');
	return named(email, id) + (name ? ` (${name})` : '');
};
