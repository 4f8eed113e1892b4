import { rounds, roundWithin } from './rounds';

/**
 * Full windows before a limit is raised of which others take as well. Fewer mean more refusals; with
 * more, what those leave is taken by nobody.
 */
const sharedPatience = 3;
const mostPatience = 64;

/** What a refusal and the way back to an accepted request tell of a limit; times in ms. */
export interface Lesson {
	/** How many requests went before the refusal. */
	passed: number;
	/** From the first of them to the request that was accepted again. */
	took: number;
	/** From the first of them to the last try that was refused as well. */
	closedAfter?: number;
	/** What the refusal itself gave as the limit: it is never raised beyond. Else Infinity. */
	ceiling: number;
	/** Found next to a window that the answers announce: they show the tightest one only. */
	besides: boolean;
}

/**
 * A limit that refusals have taught: so many requests within a span. It is lowered when it is refused
 * again, and raised when it was full without a refusal.
 */
export class Learnt {
	max: number;
	readonly span: number;
	readonly besides: boolean;
	private readonly ceiling: number;
	/** How many full windows must pass before it is raised; doubles unless others filled it. */
	private patience = 1;
	/** Others take of it as well: after a refusal it is raised late, and then sooner, as they may be gone. */
	private contested: boolean;

	/** `burst` is what goes in a row: hardly any limit is less than that. */
	constructor(
		{ passed, took, closedAfter, ceiling, besides }: Lesson,
		private readonly burst: number,
		private fullSince: number,
	) {
		this.max = Math.min(passed, ceiling);
		this.span = roundBetween(closedAfter, took);
		this.contested = closedAfter !== undefined && passed < burst;
		this.ceiling = ceiling;
		this.besides = besides;
	}

	/** Refused again, when so many of ours were in the window. */
	refused(now: number, mine: number): void {
		// Before it was full.
		this.contested = mine < this.max;
		this.patience = this.contested ? sharedPatience : Math.min(mostPatience, this.patience * 2);
		this.max = Math.max(1, Math.min(this.max - 1, mine));
		this.fullSince = now;
	}

	/** The window is full of ours, and none of them was refused. */
	full(now: number): void {
		const { contested, patience, max, ceiling } = this;
		// Less than what is stated was left by others, who may be gone any time.
		const less = ceiling !== Infinity && max < ceiling;
		if (now - this.fullSince < this.span * (less ? 1 : patience)) return;
		const fast = contested && patience === 1 && max < this.burst;
		const part = fast ? 2 : less ? 4 : 50;
		this.max = Math.min(ceiling, max + Math.max(1, Math.floor(max / part)));
		if (contested) this.patience = 1;
		this.fullSince = now;
	}
}

/** How long a window is that was still closed after one time, and open after another. */
const roundBetween = (closed: number | undefined, open: number): number => {
	const longer = rounds.find((round) => closed !== undefined && closed < round && round <= open);
	return longer ?? roundWithin(open) ?? open;
};
