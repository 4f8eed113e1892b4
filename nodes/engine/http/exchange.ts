import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { hostName, type ApiRequest, type Effects, type Host } from '../spec/apiRequest';
import { pathOf } from '../spec/request';
import { judge, judgeFailure, type Failure, type Outcome } from './outcome';
import { userAgent } from './userAgent';
import { pause, shortWait } from './wait';

/** What n8n runs the node, a dropdown or a hook with. */
export type Context =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IWebhookFunctions
	| IPollFunctions;

export const credential = 'smartLeadApi';

/** What a request needs to be known of besides itself. */
export interface Call {
	host: Host;
	/** Changes nothing: may be sent again after any failure. */
	reads: boolean;
	effects: Effects;
	/** A write whose answer may be empty, as there is nothing left to tell of. */
	deletes?: boolean;
}

/** One request and what came of it. */
interface Exchanged {
	outcome: Outcome;
	/** Names in lower case, values without the key. */
	headers: Record<string, string>;
}

/** The circumstances of an exchange. */
interface Surroundings {
	context: Context;
	redact(text: string): string;
	/** That of the execution. */
	signal: AbortSignal | undefined;
}

/** Sends a request once. Throws nothing: a failure is an outcome like others. */
export async function exchange(
	request: ApiRequest,
	call: Call,
	{ context, redact, signal }: Surroundings,
): Promise<Exchanged> {
	if (signal?.aborted) return { outcome: { kind: 'cancelled' }, headers: {} };
	const ended = new AbortController();
	// Every request ends so: an error's stack would cost more than all else here.
	const end = () => ended.abort('ended');
	signal?.addEventListener('abort', end);
	try {
		const answer = context.helpers.httpRequestWithAuthentication.call(
			endedBy(context, ended.signal),
			credential,
			optionsFor(request, call.host),
		) as Promise<IN8nHttpFullResponse>;
		// The HTTP client counts from the last byte: an answer that trickles would never end.
		const response = await Promise.race([answer, pause(timeout, ended.signal)]);
		if (!response) return { outcome: judgeFailure('ETIMEDOUT', ''), headers: {} };
		const headers = clean(response.headers, redact);
		const text = redact(textOf(response.body));
		const { reads, effects, deletes = request.method === 'DELETE' } = call;
		// Every write that the reference knows has an answer; deletes are believed without one.
		const documented = { refusals: effects.refusals, answers: !reads && !deletes };
		const { statusCode: status } = response;
		return { outcome: judge({ status, headers, text }, Date.now(), documented), headers };
	} catch (error) {
		if (signal?.aborted) return { outcome: { kind: 'cancelled', underWay: true }, headers: {} };
		return { outcome: failed(error, redact), headers: {} };
	} finally {
		signal?.removeEventListener('abort', end);
		end();
	}
}

/** How long a person at a dropdown waits for a host from which nothing comes at all, in ms. */
const reachTimeout = 4500;

/**
 * Why nothing comes from a host, for somebody who looks at an empty list. Where the host answers
 * something else, the list is slow and has more time. Asked without the key.
 */
export async function whyNothingComes(
	{ context, redact }: Surroundings,
	host: Host,
	signal: AbortSignal,
): Promise<Failure> {
	await pause(reachTimeout / 2, signal);
	const request = {
		method: 'HEAD',
		url: `https://${hostName(host)}/`,
		headers: { 'user-agent': userAgent },
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: reachTimeout,
	} as const;
	const failure = await Promise.race([
		context.helpers.httpRequest(request).then(
			() => undefined,
			(error: unknown) => failed(error, redact),
		),
		pause(reachTimeout / 2, signal).then(() => silent),
	]);
	if (failure) return failure;
	await pause(shortWait, signal);
	return judgeFailure('ETIMEDOUT', '');
}

const silent: Failure = {
	kind: 'unsent',
	code: 'ETIMEDOUT',
	why: 'it did not answer within 5 seconds',
	temporary: true,
};

function failed(error: unknown, redact: (text: string) => string): Failure {
	const { code, message } = failureOf(error);
	return judgeFailure(code, redact(message));
}

/** A Location repeats what was asked, the key included. */
const clean = (
	headers: IN8nHttpFullResponse['headers'],
	redact: (text: string) => string,
): Record<string, string> =>
	Object.fromEntries(
		Object.entries(headers ?? {}).map(([name, value]) => [
			name.toLowerCase(),
			redact(String(value)),
		]),
	);

/** n8n ends a request by the signal that it asks its context for: here it is ours. */
const endedBy = (context: Context, signal: AbortSignal): Context =>
	Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as Context;

/** How long a request may take, from its start to the last byte of its answer, in ms. */
const timeout = 120_000;

/** The request as n8n's HTTP client wants it. Made anew each time: n8n writes into it. */
function optionsFor(request: ApiRequest, host: Host): IHttpRequestOptions {
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
function failureOf(error: unknown): { code: string; message: string } {
	if (!(error instanceof Error)) return { code: '', message: String(error) };
	const own = error as Error & { code?: unknown; httpCode?: unknown; cause?: unknown };
	const inner = own.cause instanceof Error ? failureOf(own.cause) : undefined;
	const code = [inner?.code, own.code, own.httpCode].find(
		(value): value is string => typeof value === 'string' && value !== '',
	);
	return { code: code ?? '', message: inner?.message ?? own.message };
}

/** The text of an answer, whatever n8n has made of it. */
function textOf(body: unknown): string {
	if (typeof body === 'string') return body;
	if (body === undefined || body === null) return '';
	return JSON.stringify(body);
}
