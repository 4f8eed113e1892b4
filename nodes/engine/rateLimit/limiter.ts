import { LearnedLimit, longestLesson } from './learned';
import { burst, longestWait, RequestLog, Window, type Announcement, type Permit } from './window';

/** Time that never runs backwards, in ms, and a wait that an aborted signal ends with an error. */
export interface Clock {
	now(): number;
	sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** A request that asks for a permit. */
export interface PermitRequest {
	/** 'GET /campaigns/{campaign_id}': some routes have a limit of their own. */
	route: string;
	/** Until when it may wait; it may move forward. */
	deadline(): number;
	signal?: AbortSignal;
	/** Goes before all others: a request sent again, or a person at a dropdown. */
	priority?: boolean;
}

/** The rate limit keeps a request waiting beyond its deadline: for so many ms from now. */
export class DeadlineExceeded extends Error {
	constructor(readonly waitMs: number) {
		super('The rate limit was not lifted in time');
	}
}

interface Queued {
	request: PermitRequest;
	routePermit?: Permit;
	resolve(permit: Permit): void;
	reject(error: Error): void;
	cancel(): void;
}

/** Routes that refuse by a limit of their own, which no answer announces: ten a minute. */
const limitedRoutes = /leads?-statistics|all-leads-activities|domain-wise-health-metrics/;
/** Refusals come quickly: a probe without an answer for so long was let through. */
const probeTimeout = 5000;
/** So long before its deadline, a request is sent where only a guess keeps it back. */
const lastTry = 1000;
/** An announced window is forgotten after so many spans without news of it, as plans change. */
const forgottenAfter = 7;

/** One queue per key, first come, first served. After a 429 one request probes, the others stay behind it. */
export class RateLimiter {
	private readonly log = new RequestLog();
	private readonly learned = new LearnedLimit(this.log, Infinity, longestLesson);
	/** By their limits: an answer announces the tightest window only. */
	private readonly announced = new Map<number, Window>();
	private readonly routes = new Map<string, RateLimiter>();
	private readonly queue: Queued[] = [];
	/** No deadline in the queue is earlier. */
	private earliestDeadline = Infinity;
	private usedAt: number;
	/** Refusals in a row, when the last came, and the number of the last permit before it. */
	private refusals = 0;
	private refusedAt = -Infinity;
	private lastBefore = -1;
	/** The request that tries whether the refusals are over. */
	private probe?: Permit;
	/** Blocked until then by the server's word, or by a guess where it said nothing or was wrong. */
	private retryAt = -Infinity;
	private backoffUntil = -Infinity;
	private timer = new AbortController();

	constructor(private readonly clock: Clock) {
		this.usedAt = clock.now();
	}

	/** Nothing waits, and all that was learned is too old to be of use. */
	get idle(): boolean {
		return this.queue.length === 0 && this.clock.now() - this.usedAt > longestWait;
	}

	/** Resolves when the request may be sent. Rejects with `DeadlineExceeded`, or when it is aborted. */
	async acquire(request: PermitRequest): Promise<Permit> {
		this.usedAt = this.clock.now();
		return await this.enqueue(request, await this.limiterOf(request.route)?.enqueue(request));
	}

	/** Any answer but 429. */
	accepted(permit: Permit, announcement?: Announcement): void {
		const now = this.answered(permit, announcement);
		if (permit.routePermit) this.limiterOf(permit.route)?.accepted(permit.routePermit);
		if (this.refusals > 0 && permit.number > this.lastBefore) {
			this.refusals = 0;
			this.retryAt = this.backoffUntil = -Infinity;
			this.learned.unblocked(now);
		}
		this.learned.accepted(now);
		this.dispatch();
	}

	/** A 429: it was not executed. `retryAfter` is what the server asked to wait for, in ms. */
	refused(permit: Permit, retryAfter?: number, announcement?: Announcement): void {
		const now = this.answered(permit, announcement, true);
		const full = announcement?.remaining === 0;
		const own = full ? undefined : permit.routePermit;
		if (own) this.limiterOf(permit.route)?.refused(own, retryAfter);
		// It is the key's limit. Of several refused together only the first says something new.
		else if (this.refusals === 0 || permit.number > this.lastBefore) {
			if (!full && this.refusals === 0) this.learned.refused(now);
			this.retryAt = now + Math.min(retryAfter ?? 0, longestWait);
			// Nothing says when to come back, or what said it was wrong.
			const guess = this.refusals > 0 || (!full && retryAfter === undefined);
			if (guess) this.backoffUntil = this.learned.probeAt(now, this.refusals);
			this.refusals++;
			this.refusedAt = now;
			this.lastBefore = this.log.last;
		}
		this.dispatch();
	}

	/** No answer: it says nothing of the limit, and counts all the same. */
	lost(permit: Permit): void {
		if (this.probe === permit) this.probe = undefined;
		if (permit.routePermit) this.limiterOf(permit.route)?.lost(permit.routePermit);
		this.dispatch();
	}

	private answered(permit: Permit, announcement?: Announcement, refused = false): number {
		const now = this.clock.now();
		this.log.answered(permit, now, refused);
		if (announcement) this.announce(announcement, permit, now);
		if (this.probe === permit) this.probe = undefined;
		return now;
	}

	private announce(announcement: Announcement, permit: Permit, now: number): void {
		const { limit } = announcement;
		const window = this.announced.get(limit) ?? new Window(this.log, limit, 0);
		this.announced.set(limit, window);
		window.announce(announcement, permit, now);
		for (const other of this.announced.values()) {
			// Of two windows, that which takes more in less time is never announced: the plan has changed.
			const gone = (other.limit - window.limit) * (other.span - window.span) <= 0;
			const old = now - other.announcedReset > forgottenAfter * other.span;
			if (other !== window && (gone || old)) this.announced.delete(other.limit);
		}
	}

	private limiterOf(route: string): RateLimiter | undefined {
		if (!limitedRoutes.test(route) || this.routes.has(route)) return this.routes.get(route);
		const limiter = new RateLimiter(this.clock);
		Object.assign(limiter.learned, { limit: 10, span: 60_000 });
		this.routes.set(route, limiter);
		return limiter;
	}

	private async enqueue(request: PermitRequest, routePermit?: Permit): Promise<Permit> {
		const { queue } = this;
		return await new Promise<Permit>((resolve, reject) => {
			const cancel = () => {
				this.reject(queued, new Error('cancelled'));
				this.dispatch();
			};
			const queued = { request, routePermit, resolve, reject, cancel };
			const behind = request.priority ? queue.findIndex((other) => !other.request.priority) : -1;
			queue.splice(behind < 0 ? queue.length : behind, 0, queued);
			const isEarliest = request.deadline() < this.earliestDeadline;
			if (isEarliest) this.earliestDeadline = request.deadline();
			request.signal?.addEventListener('abort', cancel);
			if (request.signal?.aborted) cancel();
			else if (isEarliest || queue[0] === queued) this.dispatch();
		});
	}

	private leave(queued: Queued): void {
		queued.request.signal?.removeEventListener('abort', queued.cancel);
		this.queue.splice(this.queue.indexOf(queued), 1);
	}

	private reject(queued: Queued, error: Error): void {
		this.leave(queued);
		if (queued.routePermit) this.limiterOf(queued.request.route)?.lost(queued.routePermit);
		queued.reject(error);
	}

	/** Grants what it may, turns away who is too late, and sets the timer for the next change. */
	private dispatch(): void {
		const now = this.clock.now();
		for (let next = this.next(now); next; next = this.next(now)) {
			const { request, routePermit } = next;
			const permit = { route: request.route, number: this.log.last + 1, sentAt: now, routePermit };
			if (this.refusals > 0) this.probe ??= permit;
			this.log.add(permit);
			this.leave(next);
			next.resolve(permit);
		}
		// Keeping to the burst is no limit that anybody hit.
		const grace = this.refusals > 0 ? 0 : burst.span;
		const { at, server } = this.opening(Infinity, now);
		for (const late of this.dueBy(Math.max(now, server) - grace))
			this.reject(late, new DeadlineExceeded(at - now));
		// Not an error: its stack would keep the data of the run that caused it.
		this.timer.abort('woken');
		if (this.queue.length === 0) return;
		const tryAt = this.earliestDeadline - lastTry;
		const due = tryAt > now ? tryAt : this.earliestDeadline + grace;
		const wakeAt = Math.min(due, this.opening(this.queue[0].request.deadline(), now).at);
		this.timer = new AbortController();
		const wake = () => this.dispatch();
		this.clock.sleep(Math.max(1, wakeAt - now), this.timer.signal).then(wake, () => {});
	}

	/** The first in the queue, or one near its deadline that only a guess keeps back. */
	private next(now: number): Queued | undefined {
		const candidates = [...this.queue.slice(0, 1), ...this.dueBy(now + lastTry)];
		return candidates.find(({ request }) => this.opening(request.deadline(), now).at <= now);
	}

	/** Deadlines move: all are read, but only when one is near. */
	private dueBy(time: number): Queued[] {
		if (time < this.earliestDeadline) return [];
		const deadlines = this.queue.map(({ request }) => request.deadline());
		this.earliestDeadline = deadlines.reduce((a, b) => Math.min(a, b), Infinity);
		return this.queue.filter((_, index) => deadlines[index] <= time);
	}

	/** When a request with this deadline may be sent; and until when the server itself says no. */
	private opening(deadline: number, now: number): { at: number; server: number } {
		const windows = [this.learned, ...this.announced.values()];
		const server = Math.max(this.retryAt, ...windows.map((window) => window.blockedUntil));
		const guess = Math.max(this.backoffUntil, ...windows.map((window) => window.availableAt(now)));
		// A request whose last try was due before the last refusal gets no other.
		const tryAt = deadline - lastTry > this.refusedAt ? deadline - lastTry : Infinity;
		const probed = this.probe ? this.probe.sentAt + probeTimeout : -Infinity;
		const blocked = Math.max(server, probed, this.log.availableAt(burst.limit, burst.span));
		return { at: Math.max(blocked, Math.min(guess, tryAt)), server };
	}
}
