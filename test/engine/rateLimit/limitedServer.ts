/**
 * How a server counts: a window opens with its first request, stands on round times, or slides; a
 * bucket is filled again evenly.
 */
export type Counting = 'fixed' | 'aligned' | 'sliding' | 'bucket';

export interface Limit {
	max: number;
	perMs: number;
	/** Never announced by an answer that is accepted. */
	hidden?: boolean;
	/** Counts the requests on these routes only. */
	routes?: RegExp;
	/** From then on so many, ms from the start of the run. */
	changes?: { after: number; max: number };
}

export interface ServerLimits {
	windows: Limit[];
	counting: Counting;
	headers: boolean;
	/** Whether a refusal says when to come back; a function makes it wrong. */
	retryAfter: boolean | ((ms: number) => number);
	/** How far its clock is ahead of ours, ms. */
	ahead?: number;
	/** What another program takes: so many requests, every so many ms. */
	outsider?: { requests: number; every: number };
}

export interface Verdict {
	allowed: boolean;
	/** Names in lower case, as the engine sees them. */
	headers: Record<string, string>;
	/** What Retry-After asks for, ms. */
	wait?: number;
}

/** One window of a server, as it counts it. */
class Counter {
	/** When each request was counted, in order. */
	private readonly taken: number[] = [];
	private opened = -Infinity;

	constructor(
		private readonly limit: Limit,
		private readonly counting: Counting,
		private readonly start: number,
	) {}

	get hidden(): boolean {
		return this.limit.hidden === true;
	}

	counts = (route: string): boolean => this.limit.routes?.test(route) ?? true;

	max(now: number): number {
		const { max, changes } = this.limit;
		return changes && now - this.start >= changes.after ? changes.max : max;
	}

	take(now: number): void {
		if (this.counting === 'fixed' && now >= this.opened + this.limit.perMs) this.opened = now;
		this.taken.push(now);
	}

	/** How many are left, and when there are more. */
	state(now: number): { max: number; left: number; reset: number } {
		const { perMs } = this.limit;
		const max = this.max(now);
		if (this.counting === 'bucket') return this.bucket(now, max);
		const since = {
			fixed: now < this.opened + perMs ? this.opened : now,
			aligned: now - (now % perMs),
			sliding: now - perMs + 1,
		}[this.counting];
		const first = this.firstSince(since);
		const left = max - (this.taken.length - first);
		// A sliding window gives back one request at a time, the oldest first.
		const oldest = this.taken[this.taken.length - max] ?? this.taken[first] ?? now;
		return { max, left, reset: (this.counting === 'sliding' ? oldest : since) + perMs };
	}

	/** What is left flows in evenly; looked back no further than a full bucket needs. */
	private bucket(now: number, max: number): { max: number; left: number; reset: number } {
		const { perMs } = this.limit;
		const rate = max / perMs;
		let [level, at] = [max, -Infinity];
		for (let index = this.firstSince(now - 4 * perMs); index < this.taken.length; index++) {
			level = Math.min(max, level + (this.taken[index] - at) * rate) - 1;
			at = this.taken[index];
		}
		level = Math.min(max, level + (now - at) * rate);
		const left = Math.floor(level + 1e-6);
		return { max, left, reset: left > 0 ? now : now + Math.ceil((1 - level) / rate) };
	}

	private firstSince(time: number): number {
		let [low, high] = [0, this.taken.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.taken[middle] < time) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** A server that does nothing but count. What it refuses does not count. */
export class LimitedServer {
	refused = 0;
	private readonly counters: Counter[];
	private outsiderAt: number;

	constructor(
		private readonly limits: ServerLimits,
		start: number,
	) {
		this.counters = limits.windows.map((limit) => new Counter(limit, limits.counting, start));
		this.outsiderAt = start;
	}

	take(now: number, route = ''): Verdict {
		this.letOutsiderIn(now);
		const counters = this.counters.filter((counter) => counter.counts(route));
		const full = counters.map((one) => one.state(now)).filter(({ left }) => left <= 0);
		if (full.length > 0) {
			this.refused++;
			const last = full.reduce((a, b) => (b.reset > a.reset ? b : a));
			const seconds = Math.max(1, Math.ceil((last.reset - now) / 1000));
			const { retryAfter } = this.limits;
			const wait = typeof retryAfter === 'function' ? retryAfter(seconds * 1000) : seconds * 1000;
			return {
				allowed: false,
				headers: this.headers(last, now),
				...(retryAfter ? { wait } : {}),
			};
		}
		for (const counter of counters) counter.take(now);
		const open = counters.filter(({ hidden }) => !hidden).map((one) => one.state(now));
		const [first, ...others] = open;
		const tightest = others.reduce((a, b) => (b.left < a.left ? b : a), first);
		return { allowed: true, headers: this.headers(tightest, now) };
	}

	/** When a request may come that is sent as early as the limits allow, from `now` on. */
	earliest(now: number, route: string): number {
		for (let at = now; ; ) {
			this.letOutsiderIn(at);
			const full = this.counters
				.filter((one) => one.counts(route))
				.map((one) => one.state(at))
				.filter(({ left }) => left <= 0);
			if (full.length === 0) return at;
			at = Math.max(at + 1, ...full.map(({ reset }) => reset));
		}
	}

	private letOutsiderIn(now: number): void {
		const { outsider } = this.limits;
		if (!outsider) return;
		for (; this.outsiderAt <= now; this.outsiderAt += outsider.every) {
			for (let count = 0; count < outsider.requests; count++) {
				const at = this.outsiderAt;
				if (this.counters.some((one) => one.state(at).left <= 0)) break;
				for (const counter of this.counters) counter.take(at);
			}
		}
	}

	private headers(
		window: { max: number; left: number; reset: number } | undefined,
		now: number,
	): Record<string, string> {
		const { ahead = 0, headers } = this.limits;
		const date = new Date(now + ahead).toUTCString();
		if (!headers || !window) return { date };
		return {
			date,
			'x-ratelimit-limit': String(window.max),
			'x-ratelimit-remaining': String(Math.max(0, window.left)),
			'x-ratelimit-reset': String(Math.ceil((window.reset + ahead) / 1000)),
		};
	}
}
