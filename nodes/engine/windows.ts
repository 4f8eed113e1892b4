/** Requests that SmartLead takes in a row, and the span it counts them over (help center). */
const burst = { max: 10, span: 2000 };
/** Clocks and latency are never quite even; a burst keeps this much distance from its limit. */
const margin = 50;
/** Limits are made over round spans: a window found by waiting is one of these, or longer. */
const rounds = [1, 2, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600].map(
	(seconds) => seconds * 1000,
);
const keptFor = 3_600_000;

interface Announced {
	remaining: number;
	resetAt: number;
}

interface Learnt {
	max: number;
	span: number;
	/** How many full windows must pass without a refusal before it is raised; doubles each time. */
	patience: number;
	fullSince: number;
}

/**
 * What is known of a key's limits: the burst, what the answers announce, and what was learnt from
 * refusals. Says how long the next request has to wait. Pure: every time comes from outside, in ms.
 */
export class Windows {
	private sent: number[] = [];
	private announced?: Announced;
	private learnt?: Learnt;
	/** When the current stretch without a refusal began, and what it has let through. */
	private openSince = -Infinity;
	private refusedAt?: number;
	/** How far behind its announcement the reset really comes; learnt from a refusal just after it. */
	private late = margin;

	/** Milliseconds until the next request may go; 0 is now. */
	wait(now: number): number {
		return Math.max(
			0,
			this.until(burst.max, burst.span + margin, now),
			this.learnt ? this.until(this.learnt.max, this.learnt.span + margin, now) : 0,
			this.announced && this.announced.remaining <= 0
				? this.announced.resetAt + this.late - now
				: 0,
		);
	}

	started(now: number): void {
		this.sent.push(now);
		if (this.sent.length > 512 && this.sent[0] < now - keptFor) {
			this.sent = this.sent.filter((time) => time >= now - keptFor);
		}
		if (this.announced) this.announced.remaining--;
	}

	/**
	 * An answer that was not a 429. `later` counts the requests that went after it and are still out;
	 * `tried` that it was the one to try the way after a refusal.
	 */
	accepted(now: number, headers: Record<string, string>, later: number, tried: boolean): void {
		this.announce(now, headers, later);
		if (tried) this.reopened(now);
		this.raise(now);
	}

	/** A 429: it was not executed and does not count; what was let through before it is a limit. */
	refused(now: number, sentAt: number, headers: Record<string, string>): void {
		const index = this.sent.lastIndexOf(sentAt);
		if (index >= 0) this.sent.splice(index, 1);
		if (
			this.announced &&
			now - this.announced.resetAt >= 0 &&
			now - this.announced.resetAt < 2000
		) {
			this.late = 1000 + margin;
		}
		this.announce(now, headers, 0);
		if (this.announced || this.refusedAt !== undefined) {
			this.refusedAt ??= now;
			return;
		}
		this.refusedAt = now;
		if (this.learnt) {
			this.learnt.max = Math.max(
				1,
				Math.min(this.learnt.max - 1, this.count(this.learnt.span, now)),
			);
			this.learnt.patience = Math.min(64, this.learnt.patience * 2);
			this.learnt.fullSince = now;
		}
	}

	private until(max: number, span: number, now: number): number {
		const oldest = this.sent[this.sent.length - max];
		return oldest === undefined ? 0 : oldest + span - now;
	}

	private count(span: number, now: number): number {
		let count = 0;
		for (let index = this.sent.length - 1; index >= 0 && this.sent[index] > now - span; index--)
			count++;
		return count;
	}

	/** The time that a refusal lasted tells how long the window is, and what went before, how wide. */
	private reopened(now: number): void {
		const { refusedAt } = this;
		this.refusedAt = undefined;
		if (refusedAt === undefined || this.announced || this.learnt) return;
		const from = Math.max(this.openSince, refusedAt - 60_000);
		const passed = this.sent.filter((time) => time >= from && time <= refusedAt);
		this.openSince = now;
		if (passed.length === 0) return;
		const took = now - passed[0];
		const span = rounds.filter((round) => round <= took).pop() ?? took;
		this.learnt = { max: passed.length, span, patience: 1, fullSince: now };
	}

	private raise(now: number): void {
		const { learnt } = this;
		if (!learnt) return;
		if (this.count(learnt.span, now) < learnt.max) return;
		if (now - learnt.fullSince < learnt.span * learnt.patience) return;
		learnt.max += Math.max(1, Math.floor(learnt.max / 50));
		learnt.fullSince = now;
	}

	private announce(now: number, headers: Record<string, string>, later: number): void {
		const remaining = Number(headers['x-ratelimit-remaining'] ?? NaN);
		const reset = Number(headers['x-ratelimit-reset'] ?? NaN);
		if (!Number.isFinite(remaining) || !Number.isFinite(reset)) return;

		const resetAt = this.localTime(now, reset, headers.date);
		if (resetAt - now > keptFor) return;
		const left = Math.max(0, remaining) - later;
		const same = this.announced && Math.abs(this.announced.resetAt - resetAt) < 1500;
		this.announced = {
			remaining: same && this.announced ? Math.min(this.announced.remaining, left) : left,
			resetAt,
		};
		this.learnt = undefined;
	}

	/** Unix seconds of their clock (or, where small, seconds from now) as a time of ours. */
	private localTime(now: number, reset: number, date: string | undefined): number {
		if (reset < 1_000_000_000) return now + reset * 1000;
		const theirs = Date.parse(date ?? '');
		const apart = Number.isFinite(theirs) ? theirs - now : 0;
		return reset * 1000 - (Math.abs(apart) > 2000 ? apart : 0);
	}
}
