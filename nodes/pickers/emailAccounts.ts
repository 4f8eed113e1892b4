import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import * as lists from '../fields/lists';
import { campaignOf, entries, named, optionsOf, picking } from './search';

/** Email accounts, a page at a time; with a filter SmartLead searches itself. */
export async function searchEmailAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const find = (rows: IDataObject[]) => entries(rows, { label });
	return await look(this, find, filter, paginationToken);
}

/** The same by their addresses, which is what placement tests are made with. */
export async function searchSenderAddresses(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const find = (rows: IDataObject[]) => entries(rows, { label, value: 'from_email' });
	return await look(this, find, filter, paginationToken);
}

/** The email accounts of the chosen campaign; they come all at once. */
export async function getCampaignEmailAccounts(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => {
		const path = { campaign_id: campaignOf(this) };
		const route = '/campaigns/{campaign_id}/email-accounts';
		return optionsOf(await ask.all(route, lists.campaignEmailAccounts, { path }), label);
	});
}

async function look(
	context: ILoadOptionsFunctions,
	find: (rows: IDataObject[]) => INodeListSearchItems[],
	filter: string | undefined,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const query = filter ? { username: filter.trim() } : {};
	return await picking(
		context,
		async (ask) =>
			await ask.look('/email-accounts/', lists.emailAccounts, { query }, find, paginationToken),
	);
}

const label = ({ from_email, username, from_name, id }: IDataObject) =>
	named(from_email, username, id) + (from_name ? ` (${String(from_name)})` : '');
