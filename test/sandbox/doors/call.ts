import type { ApiCall } from '../types';

/** What a door knows about a request before it becomes a call. */
export interface RawRequest {
	method: string;
	host: string;
	/** Path and query as they stood in the request line. */
	target: string;
	headers: Record<string, string | string[] | number | undefined>;
	body: string;
}

/** Makes a call of a raw request; a name that occurs twice in the query becomes a list. */
export function toCall(request: RawRequest): ApiCall {
	const mark = request.target.indexOf('?');
	const path = mark < 0 ? request.target : request.target.slice(0, mark);
	const query: ApiCall['query'] = {};
	const search = new URLSearchParams(mark < 0 ? '' : request.target.slice(mark + 1));
	for (const name of new Set(search.keys())) {
		const [first = '', ...more] = search.getAll(name);
		query[name] = more.length > 0 ? [first, ...more] : first;
	}
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(request.headers)) {
		if (value !== undefined) headers[name.toLowerCase()] = [value].flat().join(', ');
	}
	return { method: request.method, host: request.host, path, query, headers, body: request.body };
}
