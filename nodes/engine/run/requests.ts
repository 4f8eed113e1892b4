import type { IDataObject } from 'n8n-workflow';

import { notFound, unreadable } from '../http/errors';
import { isNothing } from '../json';
import { partsOf, type ApiRequest } from '../spec/apiRequest';
import type { Endpoint, Values } from '../spec/endpoint';
import type { List, PagingOptions } from '../spec/list';
import { fieldOf } from '../spec/parameter';
import { rowsOf } from './answer';

/** A request of an operation with values in the words of the API. */
export function requestOf(
	{ request, path: parameters, fixed, body: always, optional }: Endpoint,
	{ path = {}, query = {}, body }: Values = {},
): ApiRequest {
	const { method, route } = partsOf(request);
	const sendsJson = body !== undefined || method === 'POST' || (always ?? optional?.body);
	return {
		method,
		route,
		path,
		query: { ...fixed?.query, ...query },
		...(sendsJson && method !== 'GET' ? { body: { ...fixed?.body, ...body } } : {}),
		names: Object.fromEntries(
			Object.entries(parameters).map(([name, parameter]) => [name, fieldOf(parameter).displayName]),
		),
	};
}

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
