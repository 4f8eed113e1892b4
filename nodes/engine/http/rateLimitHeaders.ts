import type { Announcement } from '../rateLimit/window';

/** A reset below is no time since 1970 but seconds from now. */
const smallReset = 1_000_000_000;

/**
 * Reads `X-RateLimit-*`, names in lower case. `date` is our time of day, as ms since 1970; theirs is
 * the Date of the answer.
 */
export function announcementOf(
	headers: Record<string, string>,
	date: number,
): Announcement | undefined {
	const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
		Number(headers[`x-ratelimit-${name}`] ?? NaN),
	);
	if (!(limit > 0 && remaining >= 0 && reset >= 0)) return undefined;
	if (reset < smallReset) return { limit, remaining, resetIn: reset * 1000 };
	const theirs = Date.parse(headers.date ?? '');
	const apart = Math.abs(theirs - date) > 2000 ? theirs - date : 0;
	return { limit, remaining, resetIn: reset * 1000 - date - apart };
}
