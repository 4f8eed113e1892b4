import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { at, rowsOf } from '../engine/answer';
import { unreadable } from '../engine/errors';
import { reading, type Host } from '../engine/operation';
import { asProblem, Problem, toNodeError } from '../engine/problem';
import { blaming } from '../engine/parameter';
import type { ApiRequest } from '../engine/request';
import { Connection, shortWait } from '../engine/transport';
import { campaign } from '../fields/campaign';
import { chosenBy } from '../fields/locator';

/** Asks for rows on behalf of a person at a dropdown. Throws: a list that fails never shows as empty. */
export type Ask = (
	route: string,
	options: {
		at: string[];
		path?: IDataObject;
		query?: IDataObject;
		/** A POST that reads. */
		body?: IDataObject;
		host?: Host;
	},
) => Promise<IDataObject[]>;

/** Runs a picker; what goes wrong becomes the error that n8n shows in the dropdown. */
export async function picking<T>(
	context: ILoadOptionsFunctions,
	pick: (ask: Ask, get: (route: string, query: IDataObject) => Promise<unknown>) => Promise<T>,
): Promise<T> {
	try {
		const connection = await Connection.open(context, { patience: shortWait, first: true });
		const get = async (request: ApiRequest, host: Host = 'server') =>
			await connection.send(request, { host, reads: true, effects: {} });
		return await pick(
			async (route, { at: places, path = {}, query = {}, body, host }) => {
				const method = body ? 'POST' : 'GET';
				const request: ApiRequest = { method, route, path, query, body, names: {} };
				const rows = rowsOf(await get(request, host), { at: places });
				if (!rows) throw unreadable(request);
				return rows;
			},
			async (route, query) => await get({ method: 'GET', route, path: {}, query, names: {} }),
		);
	} catch (error) {
		throw failure(context, error);
	}
}

/** Every mailbox of the account; only an empty page ends the list. */
export async function allMailboxes(ask: Ask): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for (;;) {
		const rows = await ask('/email-accounts/', {
			at: ['', 'data'],
			query: { offset: all.length, limit: 100 },
		});
		if (rows.length === 0) return all;
		all.push(...rows);
	}
}

/** n8n's own errors (no credential, say) stay what they are. */
const failure = (context: ILoadOptionsFunctions, error: unknown) =>
	error instanceof NodeOperationError ? error : toNodeError(context.getNode(), asProblem(error));

/** Rows as entries of a list, by their name, those that match what was typed. */
export function entries(
	rows: IDataObject[],
	{
		label,
		value = 'id',
		url,
	}: { label: (row: IDataObject) => string; value?: string; url?: (id: string) => string },
	filter = '',
): INodeListSearchItems[] {
	const wanted = filter.trim().toLowerCase();
	return rows
		.map((row) => {
			const id = String(at(row, value));
			return { name: label(row), value: id, ...(url ? { url: url(id) } : {}) };
		})
		.filter(({ name, value: id }) => name.toLowerCase().includes(wanted) || id === wanted);
}

/** A list that has all its entries at once. */
export const complete = (results: INodeListSearchItems[]): INodeListSearchResult => ({
	results: results.sort((a, b) => a.name.localeCompare(b.name)),
});

/** The first of these values that is a text or a number. */
export const named = (...values: unknown[]): string =>
	String(
		values.find((value) => value !== undefined && value !== null && value !== '') ?? '(unnamed)',
	);

/**
 * The campaign that the node is set to. Read like any other campaign, so that the list says the same
 * of a wrong one as the node would.
 */
export function campaignOf(context: ILoadOptionsFunctions): number {
	const { field, encode } = campaign;
	const chosen = context.getCurrentNodeParameter(field.name);
	const { value } = chosenBy(chosen);
	if (value === undefined || value === null || value === '') {
		throw new Problem('parameter', "Choose the 'Campaign' first");
	}
	const read = reading({ timezone: context.getTimezone() }, () => undefined);
	return blaming(field, () => encode(chosen, read)) as number;
}
