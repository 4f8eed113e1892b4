import type { IDataObject } from 'n8n-workflow';

import { notFound, unreadable } from '../http/errors';
import { isNothing } from '../json';
import type { ApiRequest, Effects } from '../spec/apiRequest';
import type { Calls, Endpoint } from '../spec/endpoint';
import type { List, PagingOptions } from '../spec/list';
import { requestOf } from '../spec/request';
import { holdsNoRecord, itemsOf, rowsOf } from './answer';

/** What sends the requests: a run of the node. */
interface CallingRun {
	/** Sends a request under the effects of the operation that it belongs to. */
	send(request: ApiRequest, effects: Effects): Promise<unknown>;
	/** Gives the answer of a write, also where it has to be found out by reading. */
	answered(
		operation: Endpoint,
		request: ApiRequest,
		act: () => Promise<unknown>,
		known: { before?: Set<string> },
	): Promise<unknown>;
}

/** The requests of other operations, for a job that is made of them. */
export const callsBy = (run: CallingRun): Calls => ({
	async call(operation, values, before) {
		const request = requestOf(operation, values);
		const act = async () => await run.send(request, operation);
		return await run.answered(operation, request, act, { before });
	},
	async record(operation, values) {
		const request = requestOf(operation, values);
		const answer = await run.send(request, operation);
		if (holdsNoRecord(answer)) throw notFound(request);
		return itemsOf(answer)[0];
	},
	async rows(operation, values) {
		const request = requestOf(operation, values);
		const { list } = operation;
		if (!list) throw unreadable(request);
		return await listOf(request, list, async (page) => await run.send(page, operation));
	},
});

/** The rows of a list, page by page until `wanted` have come. Throws where there is none. */
export async function listOf(
	request: ApiRequest,
	list: List,
	send: (request: ApiRequest) => Promise<unknown>,
	wanted = Infinity,
	options: PagingOptions = {},
): Promise<IDataObject[]> {
	const ask = async (page: IDataObject) => {
		const paged =
			list.pages?.in === 'body'
				? { ...request, body: { ...request.body, ...page } }
				: { ...request, query: { ...request.query, ...page } };
		const answer = await send(paged);
		const rows = rowsOf(answer, list);
		if (rows) return { rows, answer };
		throw isNothing(answer) ? notFound(request) : unreadable(request);
	};

	if (!list.pages) return (await ask({})).rows;
	const all: IDataObject[] = [];
	for await (const { rows } of list.pages.pages(ask, wanted, options)) {
		for (const row of rows) all.push(row);
	}
	return all.length > wanted ? all.slice(0, wanted) : all;
}
