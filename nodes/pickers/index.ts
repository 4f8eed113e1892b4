import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { leadColumns } from '../fields/leadRow';
import { allMailboxes, campaignOf, complete, entries, named, picking } from './search';

export * from './account';
export * from './delivery';
export * from './leads';
export * from './prospect';
export * from './senders';
export * from './webhooks';

const pageSize = 100;

/** Campaigns, newest first as SmartLead gives them. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask('/campaigns/', { at: ['', 'campaigns', 'data'] });
		return {
			results: entries(
				rows,
				{
					label: ({ name, id, status }) =>
						named(name, `Campaign ${String(id)}`) + (status ? ` (${wordOf(status)})` : ''),
					url: (id) => `https://app.smartlead.ai/app/email-campaign/${id}/analytics`,
				},
				filter,
			),
		};
	});
}

export async function searchClients(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask('/client/', { at: ['data', ''] });
		return complete(entries(rows, { label: ({ name, email }) => named(name, email) }, filter));
	});
}

export async function searchCategories(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask('/leads/fetch-categories', { at: ['', 'data'] });
		return complete(entries(rows, { label: ({ name }) => named(name) }, filter));
	});
}

/** Mailboxes, a page at a time; with a filter SmartLead searches itself. */
export async function searchEmailAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const offset = Number(paginationToken ?? 0);
		const rows = await ask('/email-accounts/', {
			at: ['', 'data'],
			query: { offset, limit: pageSize, ...(filter ? { username: filter } : {}) },
		});
		return {
			results: entries(rows, { label: mailbox }),
			...(rows.length > 0 ? { paginationToken: String(offset + rows.length) } : {}),
		};
	});
}

/** All mailboxes of the account. */
export async function getEmailAccounts(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => optionsOf(await allMailboxes(ask)));
}

/** The mailboxes of the chosen campaign. */
export async function getCampaignEmailAccounts(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => {
		const path = { campaign_id: campaignOf(this) };
		return optionsOf(
			await ask('/campaigns/{campaign_id}/email-accounts', { at: ['data', ''], path }),
		);
	});
}

/** The time zones that this n8n knows; SmartLead takes the same names. Asks nobody. */
export async function getTimeZones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
	return [...zones].map((zone) => ({ name: zone.replaceAll('_', ' '), value: zone }));
}

/** The fields of a lead, for mapping by hand. Asks nobody. */
export async function getLeadColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return {
		fields: leadColumns.map(({ id, displayName }) => ({
			id,
			displayName,
			required: id === 'email',
			defaultMatch: false,
			display: true,
			type: 'string',
		})),
	};
}

const wordOf = (status: unknown) => String(status).toLowerCase();

const mailbox = ({ from_email, username, from_name, id }: IDataObject) =>
	named(from_email, username, id) + (from_name ? ` (${String(from_name)})` : '');

const optionsOf = (rows: IDataObject[]): INodePropertyOptions[] =>
	rows
		.map((row) => ({ name: mailbox(row), value: Number(row.id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
