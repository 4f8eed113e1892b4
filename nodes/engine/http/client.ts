import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { hostName, type ApiRequest, type Host } from '../spec/apiRequest';
import { pathOf } from '../spec/request';
import { userAgent } from './userAgent';

/* What n8n's HTTP client is given, and what it gives back. */

/** How long a request may take, from its start to the last byte of its answer, in ms. */
export const timeout = 120_000;

/** The request as n8n's HTTP client wants it. Made anew each time: n8n writes into it. */
export function optionsFor(request: ApiRequest, host: Host): IHttpRequestOptions {
	const { method, query, body, bodyList } = request;
	const headers: IDataObject = {
		accept: 'application/json, text/csv, */*',
		'user-agent': userAgent,
	};
	// n8n sends an empty object as no body at all; the API wants to see JSON.
	const json = bodyList ?? (body && Object.keys(body).length === 0 ? '{}' : body);
	if (json !== undefined) headers['content-type'] = 'application/json';
	return {
		method,
		url: `https://${hostName(host)}/api/v1${pathOf(request)}`,
		qs: query,
		headers,
		...(json === undefined ? {} : { body: json }),
		arrayFormat: 'repeat',
		// As text, so that the key can be taken out before anything reads it.
		encoding: 'text',
		returnFullResponse: true,
		// Else n8n sends a refused request again, and its Retry-After is lost.
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout,
	};
}

/** n8n wraps what the HTTP client throws; the code stands on it or on its cause. */
export function failureOf(error: unknown): { code: string; message: string } {
	if (!(error instanceof Error)) return { code: '', message: String(error) };
	const own = error as Error & { code?: unknown; httpCode?: unknown; cause?: unknown };
	const inner = own.cause instanceof Error ? failureOf(own.cause) : undefined;
	const code = [inner?.code, own.code, own.httpCode].find(
		(value): value is string => typeof value === 'string' && value !== '',
	);
	return { code: code ?? '', message: inner?.message ?? own.message };
}

/** The text of an answer, whatever n8n has made of it. */
export function textOf(body: unknown): string {
	if (typeof body === 'string') return body;
	if (body === undefined || body === null) return '';
	return JSON.stringify(body);
}
