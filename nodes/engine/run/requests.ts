import type { IDataObject } from 'n8n-workflow';

import { notFound, unreadable } from '../http/errors';
import { isNothing } from '../json';
import type { ApiRequest } from '../spec/apiRequest';
import type { List, PagingOptions } from '../spec/list';
import { rowsOf } from './answer';

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
