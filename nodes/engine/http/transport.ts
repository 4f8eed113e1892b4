import type { IDataObject } from 'n8n-workflow';

import { isObject, parsedJson } from '../json';
import { attempt, type Problem } from '../problem';
import { DeadlineExceeded, RateLimiter, type Clock } from '../rateLimit/limiter';
import type { Permit } from '../rateLimit/window';
import type { ApiRequest } from '../spec/apiRequest';
import { cancelled, doubts, explain, gaveUp, waitedTooLong } from './errors';
import { credential, exchange, whyNothingComes, type Call, type Context } from './exchange';
import type { Outcome } from './outcome';
import { announcementOf } from './rateLimitHeaders';
import { redactor } from './redact';
import { pause } from './wait';

/** How often a request that may be sent again is sent again. */
const repeats = 3;
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

/** What has come of a request so far. */
interface Tries {
	/** How often it was sent and ended without a usable answer. */
	uncertainTries: number;
	/** Why it may have been done, however it ends. */
	doubt?: string;
}

interface ConnectOptions {
	/** How long a run may go without an accepted request, in ms. */
	maxWait: number;
	/** Goes before what runs in the background. */
	priority?: boolean;
	/** Somebody looks at an empty list: a host that cannot be reached is told within 5 s. */
	watched?: boolean;
	/** Besides the key, what no answer and no message may repeat. */
	secret?: string;
}

/**
 * The way to SmartLead for one run of a node, one dropdown or one hook: within the rate limit, and
 * again where that does no harm. `send` gives the answer (JSON as a value, anything else as text) or
 * throws a `Problem`.
 */
export class Connection {
	private closed?: Problem;
	/** Ends what somebody has stopped to wait for. */
	private readonly abandoned = new AbortController();
	private lastAccepted = clock.now();
	/** When the last write was sent that may have happened. */
	private written = clock.now();
	/** No write goes before that: SmartLead asked for it when one had no usable answer. */
	private resumeAt = -Infinity;
	/** What SmartLead's clock showed, and when. */
	private serverClock?: { date: number; at: number };

	private constructor(
		readonly context: Context,
		private readonly options: ConnectOptions,
		private readonly limiter: RateLimiter,
		readonly redact: (text: string) => string,
	) {}

	/** Reads the key of the credential. Throws n8n's own error when there is no credential. */
	static async open(context: Context, options: ConnectOptions): Promise<Connection> {
		const { apiKey } = await context.getCredentials<{ apiKey?: unknown }>(credential);
		const key = String(apiKey ?? '').trim();
		const redact = redactor(key, options.secret ?? '');
		return new Connection(context, options, limiterOf(key), redact);
	}

	/** The signal of a stopped execution, where the context has one. */
	get signal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context
			? this.context.getExecutionCancelSignal()
			: this.abandoned.signal;
	}

	/**
	 * When the last write was sent by SmartLead's own clock, as far as its answers tell: that of this
	 * machine may be wrong, and may be set while a run lasts.
	 */
	get writtenAt(): number {
		const { date, at } = this.serverClock ?? { date: Date.now(), at: clock.now() };
		return date - (at - this.written);
	}

	/** Takes the key out of a row once more: removing HTML tags may have joined parts of it. */
	redacted(row: IDataObject): IDataObject {
		const clean = parsedJson(this.redact(JSON.stringify(row)));
		return isObject(clean) ? clean : {};
	}

	async send(request: ApiRequest, call: Call): Promise<unknown> {
		const tries: Tries = { uncertainTries: 0 };
		const answer = this.sendAgainWhereSafe(request, call, tries);
		const sent = await attempt(async () =>
			this.options.watched ? await this.watched(answer, request, call, tries) : await answer,
		);
		if ('value' in sent) return sent.value;
		// Said of this request alone: what ended it may be said of others that were never sent.
		throw sent.problem.doubted(call.reads ? undefined : tries.doubt);
	}

	/** The answer, or why nothing comes from its host. */
	private async watched(
		answer: Promise<unknown>,
		request: ApiRequest,
		call: Call,
		tries: Tries,
	): Promise<unknown> {
		const came = new AbortController();
		const nothing = whyNothingComes(this, call.host, came.signal).then((outcome) => {
			this.abandoned.abort();
			throw explain(outcome, request, { ...call, ...tries, again: true });
		});
		return await Promise.race([answer, nothing]).finally(() => came.abort());
	}

	private async sendAgainWhereSafe(
		request: ApiRequest,
		call: Call,
		tries: Tries,
	): Promise<unknown> {
		const repeatable =
			call.reads ||
			(call.effects.idempotent === true && !call.effects.sendsEmail && !call.effects.cost);
		let failures = 0;
		let priority = this.options.priority;
		let said: string | undefined;

		for (;;) {
			if (!call.reads) await this.pause(this.resumeAt - clock.now());
			if (this.closed) throw this.closed;
			const permit = await this.permit(request, priority, said);
			if (!call.reads && tries.uncertainTries === 0) this.written = clock.now();
			const { outcome, headers } = await exchange(request, call, this);
			this.readClock(headers);

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

			if (outcome.kind === 'uncertain') {
				tries.uncertainTries++;
				tries.doubt = doubts.before;
				if (outcome.wait !== undefined) this.resumeAt = clock.now() + outcome.wait;
			}
			if (outcome.kind === 'cancelled' && outcome.underWay) tries.doubt = doubts.underWay;
			const again =
				(outcome.kind === 'uncertain' && repeatable) ||
				(outcome.kind === 'unsent' && outcome.temporary);
			const isLast = !again || failures++ === repeats;
			if (!isLast && (await this.pause(pauseAfter(outcome, failures)))) continue;
			throw this.close(explain(outcome, request, { ...call, ...tries, again }));
		}
	}

	private readClock({ date = '' }: Record<string, string>): void {
		const time = Date.parse(date);
		if (!Number.isNaN(time)) this.serverClock = { date: time, at: clock.now() };
	}

	/** The limit let a request through, whatever SmartLead said to it. */
	private passed(permit: Permit, headers: Record<string, string>): void {
		this.limiter.accepted(permit, announcementOf(headers, Date.now()));
		this.lastAccepted = clock.now();
	}

	/** Waits until the rate limit lets a request through. */
	private async permit(request: ApiRequest, priority?: boolean, said?: string): Promise<Permit> {
		try {
			return await this.limiter.acquire({
				route: `${request.method} ${request.route}`,
				deadline: () => this.lastAccepted + this.options.maxWait,
				signal: this.signal,
				priority,
			});
		} catch (error) {
			if (!(error instanceof DeadlineExceeded)) throw this.close(cancelled());
			throw this.close(waitedTooLong(error.waitMs, this.options.maxWait, said));
		}
	}

	/** After a final problem every other request of the run fails at once, without being sent. */
	private close(problem: Problem): Problem {
		if (problem.final) this.closed ??= problem;
		return problem;
	}

	/**
	 * False where the pause would end after the Max Wait of the run: then no other request of it is
	 * sent either.
	 */
	private async pause(ms: number): Promise<boolean> {
		if (ms <= 0 || this.closed) return true;
		const remaining = this.lastAccepted + this.options.maxWait - clock.now();
		if (ms > remaining) {
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

/** 2, 4, 8 seconds and a little, or what the answer asks for. */
const pauseAfter = (outcome: Outcome, failures: number): number =>
	Math.max(
		outcome.kind === 'uncertain' ? (outcome.wait ?? 0) : 0,
		1000 * 2 ** failures * (1 + Math.random() / 4),
	);
