import { hosts } from './hosts';
import type { HostName } from './hosts';
import type { Sandbox } from './sandbox';
import type { ApiAnswer, ApiCall } from './types';

/** The key that a sandbox accepts unless it is told otherwise. */
export const key = 'sandbox-key';

/** A client that introduces itself properly. */
export const client = 'sandbox-test/1.0 (Mozilla/5.0 compatible)';

/** A request to `server` with the key; `body` becomes JSON unless it is a text already. */
export function callTo(
	method: string,
	path: string,
	options: {
		host?: HostName;
		query?: ApiCall['query'];
		body?: unknown;
		headers?: Record<string, string>;
	} = {},
): ApiCall {
	const { host = 'server', query = {}, body, headers = {} } = options;
	const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
	return {
		method,
		host: hosts[host],
		path: `/api/v1${path}`,
		query: { api_key: key, ...query },
		headers: {
			'User-Agent': client,
			...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
			...headers,
		},
		body: body === undefined ? '' : text,
	};
}

/** Sends a call and reads the answer as JSON (`value` is the text where it is none). */
export async function send(
	sandbox: Sandbox,
	...[method, path, options]: Parameters<typeof callTo>
): Promise<{ status: number; value: unknown; answer: ApiAnswer }> {
	const answer = await sandbox.handle(callTo(method, path, options));
	let value: unknown = answer.body;
	try {
		value = JSON.parse(answer.body) as unknown;
	} catch {
		// A text, HTML or CSV: given as it is.
	}
	return { status: answer.status, value, answer };
}
