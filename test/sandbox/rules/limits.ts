import { json } from '../answers';
import type { ApiAnswer, RateLimits, RateWindow } from '../types';

/** What SmartLead states for its standard plan: bursts of 10 in 2 s, 60 a minute. */
export const standardLimits: RateLimits = {
	windows: [
		{ max: 10, perMs: 2_000 },
		{ max: 60, perMs: 60_000 },
	],
	headers: true,
	retryAfter: 'both',
};

/** Ten a minute, and no word about when to come back. */
const tenAMinute: RateLimits = {
	windows: [{ max: 10, perMs: 60_000 }],
	headers: false,
	retryAfter: 'none',
};

/** The operations that are reported to have a limit of their own, for `routeLimits`. */
export const ownLimits: Record<string, RateLimits> = {
	'campaignStatistics.leadStatistics': tenAMinute,
	'lead.getActivities': tenAMinute,
	'analytics.domainHealth': tenAMinute,
};

interface OpenWindow extends RateWindow {
	startedAt: number;
	count: number;
}

/** What a limiter says about one request. */
export interface RateVerdict {
	allowed: boolean;
	/** X-RateLimit-*; empty where the sandbox was told to keep them to itself. */
	headers: Record<string, string>;
	/** The whole refusal; undefined when the request is allowed. */
	refusal?: ApiAnswer;
}

/**
 * Counts per key in fixed windows: the first request opens a window, its end gives everything back.
 * What is refused does not count.
 */
export class RateLimiter {
	private readonly windows = new Map<string, OpenWindow[]>();

	constructor(private readonly limits: RateLimits) {}

	/** Counts one request of `key` at `now` (milliseconds), or refuses it. */
	take(key: string, now: number): RateVerdict {
		const windows = this.windowsOf(key, now);
		const full = windows.filter((window) => window.count >= window.max);
		if (full.length > 0) return this.refuse(full, now);
		for (const window of windows) window.count += 1;
		const left = (window: OpenWindow) => window.max - window.count;
		const tightest = windows.reduce((a, b) => (left(b) < left(a) ? b : a));
		return { allowed: true, headers: this.headers(tightest) };
	}

	private windowsOf(key: string, now: number): OpenWindow[] {
		const known = this.windows.get(key);
		const windows = this.limits.windows.map((limit, index): OpenWindow => {
			const open = known?.[index];
			return open && now < open.startedAt + open.perMs
				? open
				: { ...limit, startedAt: now, count: 0 };
		});
		this.windows.set(key, windows);
		return windows;
	}

	private headers(window: OpenWindow): Record<string, string> {
		if (this.limits.headers === false) return {};
		return {
			'X-RateLimit-Limit': String(window.max),
			'X-RateLimit-Remaining': String(window.max - window.count),
			'X-RateLimit-Reset': String(Math.ceil((window.startedAt + window.perMs) / 1000)),
		};
	}

	private refuse(full: OpenWindow[], now: number): RateVerdict {
		const end = (window: OpenWindow) => window.startedAt + window.perMs;
		const last = full.reduce((a, b) => (end(b) > end(a) ? b : a));
		const seconds = Math.max(1, Math.ceil((end(last) - now) / 1000));
		const where = this.limits.retryAfter ?? 'both';
		const inBody = where === 'body' || where === 'both';
		// The sentence names the time as well, so it falls silent together with retry_after.
		const when = inBody ? ` Please retry after ${seconds} seconds.` : '';
		const refusal = json(429, {
			error: {
				code: 'RATE_LIMIT_EXCEEDED',
				message: `Too many requests.${when}`,
				...(inBody ? { retry_after: seconds } : {}),
			},
		});
		const headers = this.headers(last);
		if (typeof where === 'number') headers['Retry-After'] = String(where);
		else if (where === 'header' || where === 'both') headers['Retry-After'] = String(seconds);
		return { allowed: false, headers, refusal };
	}
}
