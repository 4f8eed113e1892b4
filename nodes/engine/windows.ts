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
	/** How many requests the window takes; undefined where the answers do not say. */
	max?: number;
	remaining: number;
	resetAt: number;
}

interface Learnt {
	max: number;
	span: number;
	/** What the refusals themselves gave as the limit: it is never raised beyond. */
	ceiling: number;
	/** Found next to a window that the answers announce: they show the tightest one only. */
	besides: boolean;
	/** How many full windows must pass without a refusal before it is raised; doubles each time. */
	patience: number;
	fullSince: number;
}

/** What is known of a request when its answer comes, besides the answer. */
export interface Passage {
	sentAt: number;
	/** How many that went after it are still out. */
	later: number;
	/** No other request is out: what the answer says is how things stand. */
	alone: boolean;
	/** It was the one to try the way after a refusal. */
	tried: boolean;
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
	private refusal?: { at: number; learnable: boolean; besides: boolean; limit?: number };
	/** An announced window whose length is known, because its first request was ours. */
	private measured?: { max: number; span: number };
	/**
	 * How long after its announcement a reset may be relied on. Announcements are whole seconds, so a
	 * reset of known length can be up to a second early; a refusal around a reset makes this later.
	 */
	private late = -1000;

	/** Milliseconds until the next request may go; 0 is now. */
	wait(now: number): number {
		return Math.max(
			0,
			this.until(burst.max, burst.span + margin, now),
			this.learnt ? this.until(this.learnt.max, this.learnt.span + margin, now) : 0,
			this.announced && this.announced.remaining <= 0 ? this.resetOf(this.announced) - now : 0,
		);
	}

	started(now: number): void {
		this.sent.push(now);
		if (this.sent.length > 512 && this.sent[0] < now - keptFor) {
			this.sent = this.sent.filter((time) => time >= now - keptFor);
		}
		if (this.announced) this.announced.remaining--;
	}

	/** An answer that was not a 429. */
	accepted(now: number, headers: Record<string, string>, passage: Passage): void {
		this.announce(now, headers, passage);
		if (passage.tried) this.reopened(now);
		this.raise(now);
	}

	/** A 429: it was not executed and does not count; what was let through before it is a limit. */
	refused(now: number, sentAt: number, headers: Record<string, string>): void {
		const index = this.sent.lastIndexOf(sentAt);
		if (index >= 0) this.sent.splice(index, 1);
		const before = this.announced;
		this.announce(now, headers);
		const after = this.announced;
		const besides = !!before && !!after && after.resetAt - before.resetAt > 2000;
		if (before && !besides && Math.abs(now - before.resetAt) < 2000) {
			this.late = this.late < margin ? margin : 1000 + margin;
		}
		// Of several refused together only the first says something new.
		if (this.refusal) return;
		const learnable = !before || besides;
		this.refusal = { at: now, learnable, besides, limit: after?.max };
		if (this.learnt && learnable) {
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
		const { refusal } = this;
		this.refusal = undefined;
		if (!refusal?.learnable || this.learnt) return;
		const from = Math.max(this.openSince, refusal.at - 60_000);
		const passed = this.sent.filter((time) => time >= from && time <= refusal.at);
		this.openSince = now;
		if (passed.length === 0) return;
		const took = now - passed[0];
		const { besides, limit = Infinity } = refusal;
		this.learnt = {
			max: Math.min(passed.length, limit),
			span: rounds.filter((round) => round <= took).pop() ?? took,
			ceiling: limit,
			besides,
			patience: 1,
			fullSince: now,
		};
	}

	private raise(now: number): void {
		const { learnt } = this;
		if (!learnt) return;
		if (this.count(learnt.span, now) < learnt.max) return;
		if (now - learnt.fullSince < learnt.span * learnt.patience) return;
		const raised = learnt.max + Math.max(1, Math.floor(learnt.max / 50));
		learnt.max = Math.min(learnt.ceiling, raised);
		learnt.fullSince = now;
	}

	private announce(now: number, headers: Record<string, string>, passage?: Passage): void {
		const remaining = Number(headers['x-ratelimit-remaining'] ?? NaN);
		const reset = Number(headers['x-ratelimit-reset'] ?? NaN);
		if (!Number.isFinite(remaining) || !Number.isFinite(reset)) return;

		const resetAt = this.localTime(now, reset, headers.date);
		if (resetAt - now > keptFor) return;
		const limit = Number(headers['x-ratelimit-limit'] ?? NaN);
		const max = Number.isFinite(limit) && limit > 0 ? limit : undefined;
		const left = Math.max(0, remaining) - (passage?.later ?? 0);
		const same = this.announced && Math.abs(this.announced.resetAt - resetAt) < 1500;
		// Answers overtake each other: of one window the lowest figure is the latest.
		const lowest = same && this.announced && !passage?.alone;
		this.announced = {
			max,
			remaining: lowest ? Math.min(this.announced?.remaining ?? left, left) : left,
			resetAt,
		};
		if (!this.learnt?.besides) this.learnt = undefined;
		if (passage && max !== undefined && remaining === max - 1) {
			this.measure(max, resetAt - 1000 - now, resetAt - passage.sentAt);
		}
	}

	/** The first request of a window came from here, so its announced end tells how long it is. */
	private measure(max: number, atLeast: number, atMost: number): void {
		const span = rounds.find((round) => round >= atLeast && round <= atMost);
		if (span !== undefined) this.measured = { max, span };
	}

	/** When an announced window takes requests again. */
	private resetOf({ max, resetAt }: Announced): number {
		const { measured, late } = this;
		const oldest = max !== undefined && max === measured?.max ? this.sent.at(-max) : undefined;
		const exact = oldest === undefined || !measured ? Infinity : oldest + measured.span + margin;
		// Where it does not fit the announcement, others use the key as well.
		const fits = exact > resetAt - 1000;
		return Math.max(resetAt + late, Math.min(fits ? exact : Infinity, resetAt + margin));
	}

	/** Unix seconds of their clock (or, where small, seconds from now) as a time of ours. */
	private localTime(now: number, reset: number, date: string | undefined): number {
		if (reset < 1_000_000_000) return now + reset * 1000;
		const theirs = Date.parse(date ?? '');
		const apart = Number.isFinite(theirs) ? theirs - now : 0;
		return reset * 1000 - (Math.abs(apart) > 2000 ? apart : 0);
	}
}
