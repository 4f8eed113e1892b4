import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { ApiRequest, Effects, Host } from '../spec/apiRequest';
import { failureOf, optionsFor, textOf, timeout } from './client';
import { judge, judgeFailure, noAnswer, type Outcome } from './outcome';
import { isReachable } from './reach';
import { pause, shortWait } from './wait';

/** What n8n runs the node, a dropdown or a hook with. */
export type Context =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IWebhookFunctions
	| IPollFunctions;

export const credential = 'smartLeadApi';

/** Made once: every request ends with it, and the stack of an error is what takes longest of that. */
const over = new Error('The request is over');

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
	/** Until when, on the clock of `performance`, a host has to answer anything at all. */
	reachableBy?: number;
}

/** Sends a request once. Throws nothing: a failure is an outcome like others. */
export async function exchange(
	request: ApiRequest,
	call: Call,
	{ context, redact, signal, reachableBy }: Surroundings,
): Promise<Exchanged> {
	if (signal?.aborted) return { outcome: { kind: 'cancelled' }, headers: {} };
	const ended = new AbortController();
	const end = () => ended.abort(over);
	signal?.addEventListener('abort', end);
	try {
		const answer = context.helpers.httpRequestWithAuthentication.call(
			endedBy(context, ended.signal),
			credential,
			optionsFor(request, call.host),
		) as Promise<IN8nHttpFullResponse>;
		// The HTTP client counts from the last byte: an answer that trickles would never end.
		const late = tooLate(context, call.host, { reachableBy, signal: ended.signal });
		const response = await Promise.race([answer, late]);
		if ('kind' in response) return { outcome: response, headers: {} };
		const headers = clean(response.headers, redact);
		const text = redact(textOf(response.body));
		const { reads, effects, deletes = request.method === 'DELETE' } = call;
		// Every write that the reference knows has an answer; deletes are believed without one.
		const documented = { refusals: effects.refusals, answers: !reads && !deletes };
		const { statusCode: status } = response;
		return { outcome: judge({ status, headers, text }, Date.now(), documented), headers };
	} catch (error) {
		if (signal?.aborted) return { outcome: { kind: 'cancelled', underWay: true }, headers: {} };
		const { code, message } = failureOf(error);
		return { outcome: judgeFailure(code, redact(message)), headers: {} };
	} finally {
		signal?.removeEventListener('abort', end);
		end();
	}
}

/** Waits for as long as an answer may take. */
async function tooLate(
	context: Context,
	host: Host,
	{ reachableBy, signal }: { reachableBy: number | undefined; signal: AbortSignal },
): Promise<Outcome> {
	if (reachableBy === undefined) await pause(timeout, signal);
	else {
		const half = Math.max(0, reachableBy - performance.now()) / 2;
		await pause(half, signal);
		if (!(await isReachable(context.helpers.httpRequest, host, half, signal))) return noAnswer;
		await pause(shortWait, signal);
	}
	return judgeFailure('ETIMEDOUT', '');
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
