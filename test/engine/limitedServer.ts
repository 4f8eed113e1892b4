import type { RateWindow } from '../sandbox';

/** How a server counts: a window opens with its first request, stands on round times, or slides. */
export type Counting = 'fixed' | 'aligned' | 'sliding';

export interface ServerLimits {
	windows: RateWindow[];
	counting: Counting;
	headers: boolean;
	retryAfter: boolean;
	/** How far its clock is ahead of ours, ms. */
	ahead?: number;
}

export interface Verdict {
	allowed: boolean;
	/** Names in lower case, as the engine sees them. */
	headers: Record<string, string>;
	/** What Retry-After asks for, ms. */
	wait?: number;
}

/** A server that does nothing but count. What it refuses does not count. */
export class LimitedServer {
	readonly taken: number[] = [];
	refused = 0;
	private readonly opened = new Map<number, number>();

	constructor(private readonly limits: ServerLimits) {}

	take(now: number): Verdict {
		const states = this.limits.windows.map((window) => this.stateOf(window, now));
		const full = states.filter(({ left }) => left <= 0);
		if (full.length > 0) {
			this.refused++;
			const last = full.reduce((a, b) => (b.reset > a.reset ? b : a));
			const seconds = Math.max(1, Math.ceil((last.reset - now) / 1000));
			return {
				allowed: false,
				headers: this.headers(last, now, 0),
				...(this.limits.retryAfter ? { wait: seconds * 1000 } : {}),
			};
		}
		this.taken.push(now);
		const after = this.limits.windows.map((window) => this.stateOf(window, now));
		const tightest = after.reduce((a, b) => (b.left < a.left ? b : a));
		return { allowed: true, headers: this.headers(tightest, now, tightest.left) };
	}

	/** When a request may come that is sent as early as the limits allow, from `now` on. */
	earliest(now: number): number {
		return Math.max(
			now,
			...this.limits.windows.map((window) => {
				const { left, reset } = this.stateOf(window, now);
				return left > 0 ? now : reset;
			}),
		);
	}

	private stateOf({ max, perMs }: RateWindow, now: number) {
		const start = this.startOf(perMs, now);
		let count = 0;
		while (count < this.taken.length && this.taken[this.taken.length - 1 - count] >= start) count++;
		// A sliding window gives back one request at a time, the oldest first.
		const oldest = this.taken[this.taken.length - count] ?? now;
		const since = this.limits.counting === 'sliding' ? oldest : start;
		return { max, left: max - count, reset: since + perMs };
	}

	private startOf(perMs: number, now: number): number {
		if (this.limits.counting === 'sliding') return now - perMs + 1;
		if (this.limits.counting === 'aligned') return now - (now % perMs);
		const open = this.opened.get(perMs);
		if (open !== undefined && now < open + perMs) return open;
		this.opened.set(perMs, now);
		return now;
	}

	private headers(
		window: { max: number; reset: number },
		now: number,
		left: number,
	): Record<string, string> {
		const { ahead = 0, headers } = this.limits;
		const date = new Date(now + ahead).toUTCString();
		if (!headers) return { date };
		return {
			date,
			'x-ratelimit-limit': String(window.max),
			'x-ratelimit-remaining': String(Math.max(0, left)),
			'x-ratelimit-reset': String(Math.ceil((window.reset + ahead) / 1000)),
		};
	}
}
