import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { Problem } from '../problem';
import { DeadlineExceeded, RateLimiter, type Clock } from '../rateLimit/limiter';
import type { Permit } from '../rateLimit/window';
import type { Effects, Host, ApiRequest } from '../spec/apiRequest';
import { failureOf, optionsFor, textOf, timeout } from './client';
import { cancelled, explain, gaveUp, triedBefore, waitedTooLong } from './errors';
import { isAnswer, judge, judgeFailure, noAnswer, type Outcome } from './outcome';
import { announcementOf } from './rateLimitHeaders';
import { isThere, silence } from './reach';
import { redactedIn, redactor } from './redact';
import { pause } from './wait';

export type Context =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IWebhookFunctions
	| IPollFunctions;

const credential = 'smartLeadApi';
/** How often a request that may be sent again is sent again. */
const repeats = 3;
/** How long a person at a dropdown, an activation or a tool call is kept waiting, in ms. */
export const shortWait = 20_000;

/** Nothing sets it back, as people and time servers do with the time of day. */
const clock: Clock = { now: () => performance.now(), sleep: pause };

/** One limiter per key, shared by every node and execution of this process. */
const limiters = new Map<string, RateLimiter>();

function limiterOf(key: string): RateLimiter {
	for (const [other, { idle }] of limiters) {
		if (idle) limiters.delete(other);
	}
	const limiter = limiters.get(key) ?? new RateLimiter(clock);
	limiters.set(key, limiter);
	return limiter;
}

/** What a request needs to be known of besides itself. */
export interface Call {
	host: Host;
	/** Changes nothing: may be sent again after any failure. */
	reads: boolean;
	effects: Effects;
	/** A write whose answer may be empty, as there is nothing left to tell of. */
	deletes?: boolean;
}

interface ConnectOptions {
	/** How long a run may go without an accepted request, in ms. */
	maxWait: number;
	/** Goes before what runs in the background. */
	priority?: boolean;
	/** Somebody looks at a list that is still empty: a host that cannot be reached is told within 5 s. */
	watched?: boolean;
	/** Besides the key, what no answer and no message may repeat. */
	secret?: string;
}

/**
 * The way to SmartLead for one run of a node, one dropdown or one hook. The only place that speaks
 * HTTP. `send` gives the answer (JSON as a value, anything else as text) or throws a `Problem`.
 */
export class Connection {
	private closed?: Problem;
	private lastAccepted = clock.now();
	/** When the last write was sent that may have happened. */
	private written = clock.now();
	/** What SmartLead's clock showed, and when. */
	private told?: { date: number; at: number };

	private constructor(
		private readonly context: Context,
		private readonly options: ConnectOptions,
		private readonly limiter: RateLimiter,
		private readonly redact: (text: string) => string,
	) {}

	/** Reads the key of the credential. Throws n8n's own error when there is no credential. */
	static async open(context: Context, options: ConnectOptions): Promise<Connection> {
		const { apiKey } = await context.getCredentials<{ apiKey?: unknown }>(credential);
		const key = String(apiKey ?? '').trim();
		const redact = redactor(key);
		const { secret } = options;
		const scrubBoth = (text: string) =>
			secret === undefined ? redact(text) : redact(text).replaceAll(secret, '***');
		return new Connection(context, options, limiterOf(key), scrubBoth);
	}

	/** The signal of a stopped execution, where the context has one. */
	get signal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context
			? this.context.getExecutionCancelSignal()
			: undefined;
	}

	/**
	 * When the last write was sent by SmartLead's own clock, as far as its answers tell: that of this
	 * machine may be wrong, and may be set while a run lasts.
	 */
	get writtenAt(): number {
		const { date, at } = this.told ?? { date: Date.now(), at: clock.now() };
		return date - (at - this.written);
	}

	/** What was made of an answer, without the key once more: tags may have kept its parts asunder. */
	redacted(row: IDataObject): IDataObject {
		return redactedIn(row, this.redact) as IDataObject;
	}

	async send(request: ApiRequest, call: Call): Promise<unknown> {
		const repeatable =
			call.reads ||
			(call.effects.idempotent === true && !call.effects.sendsEmail && !call.effects.cost);
		let failures = 0;
		/** How often it was sent and may have happened. */
		let open = 0;
		let priority = this.options.priority;
		let said: string | undefined;
		/** Since when nothing has come from the host. */
		let silent: number | undefined;

		for (;;) {
			if (this.closed) throw this.closed;
			const permit = await this.permit(request, { priority, said, reads: call.reads, open });
			silent ??= clock.now();
			if (!call.reads && open === 0) this.written = clock.now();
			const { outcome, headers } = await this.attempt(request, call, silent);
			if (isAnswer(outcome)) silent = undefined;

			switch (outcome.kind) {
				case 'accepted':
					this.passed(permit, headers);
					return outcome.data;
				case 'throttled':
					this.limiter.refused(permit, outcome.wait, announcementOf(headers, Date.now()));
					said = outcome.said;
					// It had its permit already: it goes before those who came later.
					priority = true;
					continue;
				case 'refused':
					this.passed(permit, headers);
					break;
				default:
					this.limiter.lost(permit);
			}

			if (outcome.kind === 'uncertain') open++;
			const again =
				(outcome.kind === 'uncertain' && repeatable) ||
				(outcome.kind === 'unsent' && outcome.temporary);
			if (again && failures++ < repeats && (await this.pause(outcome, failures, silent))) continue;
			throw this.close(explain(outcome, request, { ...call, again, open }));
		}
	}

	/** The limit let a request through, whatever SmartLead said to it. */
	private passed(permit: Permit, headers: Record<string, string>): void {
		this.limiter.accepted(permit, announcementOf(headers, Date.now()));
		this.lastAccepted = clock.now();
	}

	/** Waits until the rate limit lets a request through. */
	private async permit(
		request: ApiRequest,
		{
			priority,
			said,
			...tries
		}: { priority?: boolean; said?: string; reads: boolean; open: number },
	): Promise<Permit> {
		try {
			return await this.limiter.acquire({
				route: `${request.method} ${request.route}`,
				deadline: () => this.lastAccepted + this.options.maxWait,
				signal: this.signal,
				priority,
			});
		} catch (error) {
			if (!(error instanceof DeadlineExceeded)) throw this.close(cancelled());
			const problem = this.close(waitedTooLong(error.waitMs, this.options.maxWait, said));
			throw triedBefore(problem, tries);
		}
	}

	/** After a final problem every other request of the run fails at once, without being sent. */
	private close(problem: Problem): Problem {
		if (problem.final) this.closed ??= problem;
		return problem;
	}

	private async attempt(
		request: ApiRequest,
		{ host, reads, effects, deletes = request.method === 'DELETE' }: Call,
		silent: number,
	): Promise<{ outcome: Outcome; headers: Record<string, string> }> {
		if (this.signal?.aborted) return { outcome: { kind: 'cancelled' }, headers: {} };
		const ended = new AbortController();
		const end = () => ended.abort();
		this.signal?.addEventListener('abort', end);
		try {
			const answer = this.context.helpers.httpRequestWithAuthentication.call(
				endedBy(this.context, ended.signal),
				credential,
				optionsFor(request, host),
			) as Promise<IN8nHttpFullResponse>;
			// The HTTP client counts from the last byte: an answer that trickles would never end.
			const response = await Promise.race([answer, this.tooLate(host, silent, ended.signal)]);
			if ('kind' in response) return { outcome: response, headers: {} };
			const headers = this.clean(response.headers);
			const date = Date.parse(headers.date ?? '');
			if (!Number.isNaN(date)) this.told = { date, at: clock.now() };
			const text = this.redact(textOf(response.body));
			const { statusCode: status } = response;
			// Every write that the reference knows has an answer; deletes are believed without one.
			const documented = { refusals: effects.refusals, answers: !reads && !deletes };
			return { outcome: judge({ status, headers, text }, Date.now(), documented), headers };
		} catch (error) {
			if (this.signal?.aborted) {
				return { outcome: { kind: 'cancelled', underWay: true }, headers: {} };
			}
			const { code, message } = failureOf(error);
			return { outcome: judgeFailure(code, this.redact(message)), headers: {} };
		} finally {
			this.signal?.removeEventListener('abort', end);
			end();
		}
	}

	/** Waits for as long as an answer may take. */
	private async tooLate(host: Host, silent: number, signal: AbortSignal): Promise<Outcome> {
		if (this.options.watched) {
			const half = Math.max(0, silent + silence - clock.now()) / 2;
			await pause(half, signal);
			if (!(await isThere(this.context.helpers.httpRequest, host, half, signal))) return noAnswer;
			await pause(shortWait, signal);
		} else await pause(timeout, signal);
		return judgeFailure('ETIMEDOUT', '');
	}

	/** Names in lower case, and values without the key: a Location repeats what was asked. */
	private clean(headers: IN8nHttpFullResponse['headers']): Record<string, string> {
		return Object.fromEntries(
			Object.entries(headers ?? {}).map(([name, value]) => [
				name.toLowerCase(),
				this.redact(String(value)),
			]),
		);
	}

	/**
	 * 2, 4, 8 seconds and a little, or what the answer asks for. False where that would be past the
	 * Max Wait of the run: then no other request of it is sent either.
	 */
	private async pause(outcome: Outcome, failures: number, silent?: number): Promise<boolean> {
		const asked = outcome.kind === 'uncertain' ? (outcome.wait ?? 0) : 0;
		const ms = Math.max(asked, 1000 * 2 ** failures * (1 + Math.random() / 4));
		if (this.options.watched && silent !== undefined && clock.now() + ms > silent + silence) {
			return false;
		}
		const left = this.lastAccepted + this.options.maxWait - clock.now();
		if (ms > left) {
			this.close(gaveUp(this.options.maxWait));
			return false;
		}
		try {
			await pause(ms, this.signal ?? new AbortController().signal);
			return true;
		} catch {
			throw this.close(cancelled());
		}
	}
}

/** n8n ends a request by the signal that it asks its context for: here it is ours. */
const endedBy = (context: Context, signal: AbortSignal): Context =>
	Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as Context;
