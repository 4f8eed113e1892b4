import { rounds } from './rounds';

/** How much of a difference is believed when others took less of a window than before. */
const trust = 0.5;
/** So many windows show how long they are. */
const enough = 3;
/** How long the only request of a window is held back, to meet others at another time, in ms. */
const longestDelay = 2000;

/**
 * What others take of a limit: processes that use the same key, and of which nothing is known but
 * what answers say remains. Everybody leaves to the others what they took of the windows before, and
 * takes the second half of what is his spread over the window, to see what the others do.
 */
export class Sharing {
	/** What the others are expected to take of a window; 0: nobody else uses the key. */
	private expected = 0;
	/** What they have taken of the current window, as far as it was seen, and when it was seen. */
	private taken = 0;
	private seenAt = 0;
	/** What is left of it for us. */
	private rest = Infinity;
	/** Not everybody is to come at the same time. */
	private chance = Math.random();
	private windows = 0;
	/** The end of a window was at most so far away, in ms. */
	private ahead = 0;

	constructor(readonly max: number) {}

	/** How long a window of the limit is. */
	get span(): number {
		return rounds.find((round) => round > this.ahead) ?? this.ahead;
	}

	/** Whether the span is known. */
	get sure(): boolean {
		return this.windows >= enough;
	}

	/** Not in the first window: what was taken of it before may have been taken once. */
	get shared(): boolean {
		return this.windows > 0 && this.expected > 0;
	}

	/** Nobody else was seen in the current window. */
	get alone(): boolean {
		return this.taken === 0;
	}

	/**
	 * What may be taken of a window of which nothing is known yet. At most half: who wants more waits
	 * until the others had theirs, or they would never get it.
	 */
	get share(): number {
		const left = Math.floor(this.max - this.expected + 0.25);
		return Math.max(1, Math.min(left, Math.ceil(this.max / 2)));
	}

	/** The end of a window is more than so far away: announcements are whole seconds. */
	endsAfter(ms: number): void {
		this.ahead = Math.max(this.ahead, ms);
	}

	/** A window that began at that time has ended. */
	ended(began: number): void {
		const likely = Math.min(this.rest, this.taken + this.expected * this.unseen(began));
		if (likely < this.expected) this.expected += (likely - this.expected) * trust;
		if (this.expected < 0.5) this.expected = 0;
		this.taken = 0;
		this.rest = Infinity;
		this.chance = Math.random();
		this.windows++;
	}

	/**
	 * Our request is the first of a window, so long after the last one has ended: who wants much of it
	 * would have been there.
	 */
	opened(idle: number): void {
		const { span } = this;
		// Longer ago, others may have had windows that we did not see.
		if (idle > span) return;
		this.expected *= 1 - Math.min(1, Math.max(0, idle / span - 0.2) / 0.4);
		if (this.expected < 0.5) this.expected = 0;
	}

	/** So many requests of the current window were not ours, and so many at most will not be. */
	saw(others: number, rest: number, now: number): void {
		this.taken = Math.max(this.taken, others);
		this.expected = Math.max(this.expected, this.taken);
		this.seenAt = now;
		this.rest = rest;
	}

	/** When the request of that number, from 0 on, may go in a window that began at that time. */
	turn(number: number, began: number): number {
		const { share, span } = this;
		const atOnce = share === 1 ? 0 : Math.ceil(share / 2);
		if (number < atOnce) return began;
		if (share === 1) return began + Math.min(longestDelay, 0.75 * span) * this.chance;
		const last = (0.6 + 0.3 * this.chance) * span;
		return began + (last * (number - atOnce + 1)) / (share - atOnce);
	}

	/** Whether one more may go of which so many remain: the others have had what they want. */
	spare(remaining: number, began: number): boolean {
		if (this.seenAt - began < this.span / 2) return false;
		const reserved = Math.min(this.expected - this.taken, this.expected * this.unseen(began));
		return remaining - reserved >= 1;
	}

	/** What share of it may still come of what others take of a window. */
	private unseen(began: number): number {
		return Math.min(0.8, Math.max(0, 1 - (this.seenAt - began) / (0.8 * this.span)));
	}
}
