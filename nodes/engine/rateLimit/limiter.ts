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

/** Requests that SmartLead takes in a row (help center): no more go, whatever answers say. */
const burst = { limit: 10, span: 2000 };
/** Routes that count for themselves as well, ten a minute, and announce it nowhere. */
const ownRoutes = /leads?-statistics|all-leads-activities|domain-wise-health-metrics/;
const own = { limit: 10, span: 60_000 };
/** A refusal comes quickly: a try without an answer for so long was let through. */
const quick = 5000;
/** So long before its time is up, a request tries a way that only a guess keeps closed. */
const lastMoment = 1000;
/** A limit of which nothing was heard for so many of its spans is forgotten: plans change. */
const kept = 15;
const woken = new Error('woken');

interface Waiting {
	readonly ask: Ask;
	readonly number: number;
	readonly lane: Lane;
	resolve(permit: Permit): void;
	reject(error: Error): void;
}

const before = (a: Waiting, b: Waiting): boolean =>
	!a.ask.first === !b.ask.first ? a.number < b.number : !!a.ask.first;

/** The key, or a route with a limit of its own: who waits, and how a 429 has closed it. */
class Lane {
	readonly log = new SendLog();
	readonly window?: Window;
	/** In the order of their turns. */
	private readonly waiting: Waiting[] = [];
	/** Nobody's time is up earlier. */
	earliest = Infinity;
	/** Refusals in a row, and the request that goes alone to see whether they are over. */
	refusals = 0;
	probe?: Permit;
	/** Closed from then until then; where the server did not say so, that is a guess. */
	closedAt = -Infinity;
	until = -Infinity;
	guessed = false;
	/** Permits from that number on were given after it was closed. */
	private since = 0;

	constructor(known?: { limit: number; span: number }) {
		if (known) this.window = new Window(this.log, known.limit, known.span);
	}

	get head(): Waiting | undefined {
		return this.waiting[0];
	}

	add(one: Waiting): void {
		this.waiting.splice(this.placeOf(one), 0, one);
		this.earliest = Math.min(this.earliest, one.ask.deadline());
	}

	/** Whether it was there. */
	delete(one: Waiting): boolean {
		const place = this.placeOf(one);
		return this.waiting[place] === one && !!this.waiting.splice(place, 1);
	}

	/** Whose time is up by then. Deadlines move forward: they are all read, but only when one is near. */
	dueBy(time: number): Waiting[] {
		if (time < this.earliest) return [];
		const deadlines = this.waiting.map(({ ask }) => ask.deadline());
		this.earliest = deadlines.reduce((a, b) => Math.min(a, b), Infinity);
		return this.waiting.filter((_, index) => deadlines[index] <= time);
	}

	/** The permit says something of the time since it was closed. */
	isNews = ({ number }: Permit): boolean => this.refusals === 0 || number >= this.since;

	returned(permit: Permit, now: number): void {
		this.log.answered(permit, now);
		if (this.probe === permit) this.probe = undefined;
	}

	open(): void {
		this.refusals = 0;
		this.until = -Infinity;
	}

	/** `asked`: for how long, if the server said so; `next`: the number of the next permit. */
	close(asked: number | undefined, next: number, now: number): void {
		const doubled = 1000 * 2 ** Math.min(this.refusals, 6) * (1 + Math.random() / 4);
		// A header that was wrong once is not believed alone again.
		const least = this.refusals > 0 || asked === undefined ? doubled : 0;
		this.refusals++;
		this.guessed = asked === undefined;
		this.closedAt = now;
		this.until = now + Math.max(Math.min(asked ?? 0, longest), least);
		this.since = next;
	}

	private placeOf = (one: Waiting): number =>
		firstIndex(this.waiting, (other) => !before(other, one));
}

/**
 * Who may go when: one queue per key, first come, first served. After a 429 one request tries whether
 * the way is open again, and the others stay behind it.
 */
export class RateLimiter {
	private readonly key = new Lane();
	private readonly routes = new Map<string, Lane>();
	private readonly burst = new Window(this.key.log, burst.limit, burst.span);
	/** What answers announce, by the limit: they show the tightest window only. */
	private readonly announced = new Map<number, Window>();
	private learned = new Learned(this.key.log);
	private entered = 0;
	private given = 0;
	private usedAt = -Infinity;
	private timer?: { at: number; stop: AbortController };

	constructor(private readonly clock: Clock) {}

	/** Nothing waits, and whatever was known is too old to be of use. */
	get idle(): boolean {
		return this.lanes().every(({ head }) => !head) && this.clock.now() - this.usedAt > longest;
	}

	/** Resolves when the request may go. Rejects with `TooLong`, or when the signal is aborted. */
	async acquire(ask: Ask): Promise<Permit> {
		const [lane] = this.lanesOf(ask.route);
		let leave = () => {};
		try {
			return await new Promise<Permit>((resolve, reject) => {
				const one = { ask, number: this.entered++, lane, resolve, reject };
				leave = () => {
					if (!lane.delete(one)) return;
					reject(new Error('cancelled'));
					this.serve();
				};
				lane.add(one);
				if (ask.signal?.aborted) return leave();
				ask.signal?.addEventListener('abort', leave);
				this.serve();
			});
		} finally {
			ask.signal?.removeEventListener('abort', leave);
		}
	}

	/** Any answer but 429. */
	accepted(permit: Permit, told?: Announcement): void {
		const now = this.clock.now();
		if (this.key.refusals > 0 && this.key.isNews(permit)) this.learned.reopened(now);
		for (const lane of this.lanesOf(permit.route)) {
			lane.returned(permit, now);
			if (lane.isNews(permit)) lane.open();
		}
		if (told) this.announce(told, permit, now);
		this.learned.accepted(now);
		const { window, refusedAt } = this.learned;
		const old = window && this.announced.size > 0 && now - refusedAt > kept * window.span;
		if (old) this.learned = new Learned(this.key.log);
		this.serve();
	}

	/** A 429: it was not executed. `asked` is what the server asked to wait for, in ms. */
	refused(permit: Permit, asked?: number, told?: Announcement): void {
		const now = this.clock.now();
		const [lane, ...others] = this.lanesOf(permit.route);
		for (const each of [lane, ...others]) {
			each.returned(permit, now);
			each.log.remove(permit);
		}
		const full = told?.remaining === 0 ? this.announce(told, permit, now, true) : undefined;
		if (!full && lane === this.key) this.learned.refused(now);
		const ends = full ? full.endsAt(now) - now : Infinity;
		// Of several refused together only the first says something new.
		if (lane.isNews(permit))
			lane.close(full ? Math.min(ends, asked ?? ends) : asked, this.given, now);
		this.serve();
	}

	/** No answer: it says nothing of the limit, and counts all the same. */
	lost(permit: Permit): void {
		for (const lane of this.lanesOf(permit.route)) lane.returned(permit, this.clock.now());
		this.serve();
	}

	private announce(told: Announcement, permit: Permit, now: number, refused = false): Window {
		const window = this.announced.get(told.limit) ?? new Window(this.key.log, told.limit, 0);
		this.announced.set(told.limit, window);
		window.announced(told, permit, now, refused);
		for (const other of this.announced.values()) {
			// Of two windows that which takes more in less time is never told: the plan has changed.
			const gone = (other.limit - window.limit) * (other.span - window.span) <= 0;
			const old = now - other.announcedAt > kept * other.span;
			if (other !== window && (gone || old)) this.announced.delete(other.limit);
		}
		return window;
	}

	/** The lane that a request waits in, and the key's where that is another. */
	private lanesOf(route: string): Lane[] {
		if (!ownRoutes.test(route)) return [this.key];
		const lane = this.routes.get(route) ?? new Lane(own);
		this.routes.set(route, lane);
		return [lane, this.key];
	}

	private lanes = (): Lane[] => [this.key, ...this.routes.values()];

	/** Lets go who may, turns away whose time is up, and sets the timer for the next change. */
	private serve(): void {
		const now = (this.usedAt = this.clock.now());
		for (let one = this.next(now); one; one = this.next(now)) this.give(one, now);
		let wake = Infinity;
		for (const lane of this.lanes()) {
			const { at, told } = this.opening(lane, Infinity, now);
			// To keep the usual pace is no limit that anybody hit.
			const grace = lane.refusals + this.key.refusals > 0 ? 0 : burst.span;
			for (const one of lane.dueBy(Math.max(now, told) - grace)) {
				lane.delete(one);
				one.reject(new TooLong(at - now));
			}
			if (!lane.head) continue;
			const moment = lane.earliest - lastMoment;
			const next = this.opening(lane, lane.head.ask.deadline(), now).at;
			wake = Math.min(wake, next, moment > now ? moment : lane.earliest + grace);
		}
		this.wakeAt(wake, now);
	}

	/** Who goes now: the first in line, or one whose time is up and whom only a guess keeps waiting. */
	private next(now: number): Waiting | undefined {
		return this.lanes()
			.flatMap((lane) => [lane.head ?? [], lane.dueBy(now + lastMoment)].flat())
			.filter(({ lane, ask }) => this.opening(lane, ask.deadline(), now).at <= now)
			.sort((a, b) => (before(a, b) ? -1 : 1))[0];
	}

	/** When a request may go whose time is up at `due`; and until when the server itself says no. */
	private opening(lane: Lane, due: number, now: number): { at: number; told: number } {
		const moment = due - lastMoment;
		const windows = [...this.announced.values()];
		const guesses = [lane.window, this.learned.window, ...windows].filter((one) => !!one);
		let told = Math.max(-Infinity, ...windows.map((window) => window.closedUntil(now)));
		let at = Math.min(moment, Math.max(-Infinity, ...guesses.map((one) => one.freeAt(now))));
		for (const { guessed, until, closedAt, probe } of new Set([lane, this.key])) {
			if (!guessed) told = Math.max(told, until);
			// Of those whose last moment was over when it was closed none goes: one of them was refused.
			else at = Math.max(at, moment > closedAt ? Math.min(until, moment) : until);
			if (probe) at = Math.max(at, probe.sentAt + quick);
		}
		return { at: Math.max(at, told, this.burst.freeAt(now)), told };
	}

	private give(one: Waiting, now: number): void {
		one.lane.delete(one);
		const { route } = one.ask;
		const permit: Permit = { route, number: this.given++, sentAt: now };
		for (const lane of this.lanesOf(route)) {
			if (lane.refusals > 0) lane.probe ??= permit;
			lane.log.add(permit);
		}
		for (const window of this.announced.values()) window.started();
		one.resolve(permit);
	}

	private wakeAt(at: number, now: number): void {
		if (this.timer && this.timer.at <= at && at < Infinity) return;
		this.timer?.stop.abort(woken);
		this.timer = at < Infinity ? { at, stop: new AbortController() } : undefined;
		if (!this.timer) return;
		const { stop } = this.timer;
		const wake = () => {
			if (this.timer?.stop === stop) this.timer = undefined;
			this.serve();
		};
		this.clock.sleep(Math.max(1, Math.min(at - now, 60_000)), stop.signal).then(wake, () => {});
	}
}
