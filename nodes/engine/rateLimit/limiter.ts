import { Learned } from './learned';
import { firstIndex, longest, SendLog, Window, type Announcement, type Permit } from './window';

/** Time that never runs backwards, in ms, and a wait that an aborted signal ends with an error. */
export interface Clock {
	now(): number;
	sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** A request that wants to go. */
export interface Ask {
	/** 'GET /campaigns/{campaign_id}': some routes have a limit of their own. */
	route: string;
	/** Until when it may wait; it may move forward. */
	deadline(): number;
	signal?: AbortSignal;
	/** Before all others: a request sent again, or a person at a dropdown. */
	first?: boolean;
}

/** The limit kept a request waiting for longer than it may; `ms` is what was still to wait. */
export class TooLong extends Error {
	constructor(readonly ms: number) {
		super('The rate limit was not lifted in time');
	}
}

interface Waiting {
	ask: Ask;
	number: number;
	own?: Permit;
	resolve(permit: Permit): void;
	reject(error: Error): void;
}

/** Requests that SmartLead takes in a row (help center): no more go, whatever answers say. */
const burst = { limit: 10, span: 2000 };
/** Routes that count for themselves as well, ten a minute, and announce it nowhere. */
const ownRoutes = /leads?-statistics|all-leads-activities|domain-wise-health-metrics/;
const ownLimit = { limit: 10, span: 60_000 };
/** A refusal comes quickly: a try without an answer for so long was let through. */
const quick = 5000;
/** So long before its time is up, a request tries a way that only a guess keeps closed. */
const lastMoment = 1000;
/** An announced window is forgotten after so many of its spans without a word of it: plans change. */
const kept = 15;
const woken = new Error('woken');

/**
 * Who may go when: one queue per key, first come, first served. After a 429 one request tries whether
 * the way is open again, and the others stay behind it.
 */
export class RateLimiter {
	private readonly log = new SendLog();
	private readonly burst = new Window(this.log, burst.limit, burst.span);
	private readonly known?: Window;
	private readonly learned = new Learned(this.log);
	/** What answers announce, by the limit: they show the tightest window only. */
	private readonly announced = new Map<number, Window>();
	/** Routes with a limit of their own have a limiter of their own, which is passed first. */
	private readonly routes = new Map<string, RateLimiter>();
	/** In the order of their turns, and a time before which nobody's time is up. */
	private readonly waiting: Waiting[] = [];
	private earliest = Infinity;
	/** Refusals in a row, and the request that goes alone to see whether they are over. */
	private refusals = 0;
	private probe?: Permit;
	/** Closed from then until then; where the server did not say so, that is a guess. */
	private closedAt = -Infinity;
	private until = -Infinity;
	private guessed = false;
	/** Permits from that number on were given after it was closed. */
	private since = 0;
	private entered = 0;
	private given = 0;
	private usedAt = -Infinity;
	private timer?: { at: number; stop: AbortController };

	constructor(
		private readonly clock: Clock,
		known?: { limit: number; span: number },
	) {
		if (known) this.known = new Window(this.log, known.limit, known.span);
	}

	/** Nothing waits, and whatever was known is too old to be of use. */
	get idle(): boolean {
		return this.waiting.length === 0 && this.clock.now() - this.usedAt > longest;
	}

	/** Resolves when the request may go. Rejects with `TooLong`, or when the signal is aborted. */
	async acquire(ask: Ask): Promise<Permit> {
		const limiter = this.limiterOf(ask.route);
		return await this.enter(ask, limiter && (await limiter.enter(ask)));
	}

	/** Any answer but 429. */
	accepted(permit: Permit, told?: Announcement): void {
		const now = this.returned(permit);
		if (permit.own) this.limiterOf(permit.route)?.accepted(permit.own);
		if (this.isNews(permit)) {
			if (this.refusals > 0) this.learned.reopened(now);
			this.refusals = 0;
			this.until = -Infinity;
		}
		if (told) this.announce(told, permit, now);
		this.learned.accepted(now, this.announced.size > 0);
		this.serve();
	}

	/** A 429: it was not executed. `asked` is what the server asked to wait for, in ms. */
	refused(permit: Permit, asked?: number, told?: Announcement): void {
		const now = this.returned(permit);
		this.log.remove(permit);
		const full = told?.remaining === 0 ? this.announce(told, permit, now) : undefined;
		const ends = full ? full.endsAt(now) - now : Infinity;
		if (permit.own) this.limiterOf(permit.route)?.refused(permit.own, asked);
		// Of several refused together only the first says something new.
		else if (this.isNews(permit)) {
			if (!full) this.learned.refused(now);
			this.close(full ? Math.min(ends, asked ?? ends) : asked, now);
		}
		this.serve();
	}

	/** No answer: it says nothing of the limit, and counts all the same. */
	lost(permit: Permit): void {
		this.returned(permit);
		if (permit.own) this.limiterOf(permit.route)?.lost(permit.own);
		this.serve();
	}

	private returned(permit: Permit): number {
		const now = this.clock.now();
		this.log.answered(permit, now);
		if (this.probe === permit) this.probe = undefined;
		return now;
	}

	/** The permit says something of the time since it was closed. */
	private isNews = ({ number }: Permit): boolean => this.refusals === 0 || number >= this.since;

	private close(asked: number | undefined, now: number): void {
		const doubled = 1000 * 2 ** Math.min(this.refusals, 6) * (1 + Math.random() / 4);
		// A header that was wrong once is not believed alone again.
		const least = this.refusals > 0 || asked === undefined ? doubled : 0;
		this.refusals++;
		this.guessed = asked === undefined;
		this.closedAt = now;
		this.until = now + Math.max(Math.min(asked ?? 0, longest), least);
		this.since = this.given;
	}

	private announce(told: Announcement, permit: Permit, now: number): Window {
		const window = this.announced.get(told.limit) ?? new Window(this.log, told.limit, 0);
		this.announced.set(told.limit, window);
		window.announced(told, permit, now);
		for (const other of this.announced.values()) {
			// Of two windows that which takes more in less time is never told: the plan has changed.
			const gone = (other.limit - window.limit) * (other.span - window.span) <= 0;
			const old = now - other.announcedAt > kept * other.span;
			if (other !== window && (gone || old)) this.announced.delete(other.limit);
		}
		return window;
	}

	private limiterOf(route: string): RateLimiter | undefined {
		if (!ownRoutes.test(route)) return undefined;
		const limiter = this.routes.get(route) ?? new RateLimiter(this.clock, ownLimit);
		this.routes.set(route, limiter);
		return limiter;
	}

	private async enter(ask: Ask, own?: Permit): Promise<Permit> {
		let cancel = () => {};
		try {
			return await new Promise<Permit>((resolve, reject) => {
				const one = { ask, own, number: this.entered++, resolve, reject };
				cancel = () => {
					this.reject(one, new Error('cancelled'));
					this.serve();
				};
				this.waiting.splice(this.placeOf(one), 0, one);
				this.earliest = Math.min(this.earliest, ask.deadline());
				if (ask.signal?.aborted) return cancel();
				ask.signal?.addEventListener('abort', cancel);
				this.serve();
			});
		} finally {
			ask.signal?.removeEventListener('abort', cancel);
		}
	}

	private reject(one: Waiting, error: Error): void {
		if (!this.leave(one)) return;
		if (one.own) this.limiterOf(one.ask.route)?.lost(one.own);
		one.reject(error);
	}

	private leave(one: Waiting): boolean {
		const place = this.placeOf(one);
		return this.waiting[place] === one && !!this.waiting.splice(place, 1);
	}

	private placeOf = (one: Waiting): number =>
		firstIndex(this.waiting, (other) => !isBefore(other, one));

	/** Lets go who may, turns away whose time is up, and sets the timer for the next change. */
	private serve(): void {
		const now = (this.usedAt = this.clock.now());
		for (let one = this.next(now); one; one = this.next(now)) this.give(one, now);
		// To keep the usual pace is no limit that anybody hit.
		const grace = this.refusals > 0 ? 0 : burst.span;
		const { at, told } = this.opening(Infinity, now);
		for (const one of this.dueBy(Math.max(now, told) - grace))
			this.reject(one, new TooLong(at - now));
		const [head] = this.waiting;
		const moment = this.earliest - lastMoment;
		const due = moment > now ? moment : this.earliest + grace;
		this.wakeAt(head ? Math.min(due, this.opening(head.ask.deadline(), now).at) : Infinity, now);
	}

	/** Who goes now: the first in line, or one whose time is up and whom only a guess keeps waiting. */
	private next(now: number): Waiting | undefined {
		const candidates = [...this.waiting.slice(0, 1), ...this.dueBy(now + lastMoment)];
		return candidates.find(({ ask }) => this.opening(ask.deadline(), now).at <= now);
	}

	/** Whose time is up by then. Deadlines move forward: all are read, but only when one is near. */
	private dueBy(time: number): Waiting[] {
		if (time < this.earliest) return [];
		const deadlines = this.waiting.map(({ ask }) => ask.deadline());
		this.earliest = deadlines.reduce((a, b) => Math.min(a, b), Infinity);
		return this.waiting.filter((_, index) => deadlines[index] <= time);
	}

	/** When a request may go whose time is up at `due`; and until when the server itself says no. */
	private opening(due: number, now: number): { at: number; told: number } {
		const { guessed, until, closedAt, probe } = this;
		const moment = due - lastMoment;
		const free = [this.known, this.learned.window, ...this.announced.values()].map(
			(window) => window?.freeAt(now) ?? -Infinity,
		);
		const full = [...this.announced.values()].map((window) => window.closedUntil(now));
		const told = Math.max(guessed ? -Infinity : until, ...full);
		// Who came before it was closed has had his last moment: one of them was refused.
		const closed = moment > closedAt ? Math.min(until, moment) : until;
		const tried = probe ? probe.sentAt + quick : -Infinity;
		const guess = Math.max(Math.min(Math.max(...free), moment), guessed ? closed : -Infinity);
		return { at: Math.max(told, guess, tried, this.burst.freeAt(now)), told };
	}

	private give(one: Waiting, now: number): void {
		this.leave(one);
		const { ask, own, resolve } = one;
		const permit: Permit = { route: ask.route, number: this.given++, sentAt: now, own };
		if (this.refusals > 0) this.probe ??= permit;
		this.log.add(permit);
		for (const window of this.announced.values()) window.started();
		resolve(permit);
	}

	private wakeAt(at: number, now: number): void {
		if (this.timer && this.timer.at <= at && at < Infinity) return;
		this.timer?.stop.abort(woken);
		this.timer = at < Infinity ? { at, stop: new AbortController() } : undefined;
		const { timer } = this;
		if (!timer) return;
		const wake = () => {
			if (this.timer === timer) this.timer = undefined;
			this.serve();
		};
		this.clock
			.sleep(Math.max(1, Math.min(at - now, 60_000)), timer.stop.signal)
			.then(wake, () => {});
	}
}

const isBefore = (a: Waiting, b: Waiting): boolean =>
	!a.ask.first === !b.ask.first ? a.number < b.number : !!a.ask.first;
