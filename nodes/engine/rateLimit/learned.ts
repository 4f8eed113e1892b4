import { burst, margin, roundSpans, Window } from './window';

/** What was sent so long before a refusal, or stays blocked for so long, teaches nothing. */
export const longestLesson = 180_000;
/** After a refusal, the limit rests for so many windows before it grows by so much. */
const rest = 8;
const growth = 1.25;

/**
 * A limit that no answer announces: so many requests as were let through before a refusal, in the time
 * until one was accepted again. Infinite until then.
 */
export class LearnedLimit extends Window {
	private growAt = 0;
	/** The requests before a refusal that still lasts: when the first was sent, and when it came. */
	private before?: { start: number; end: number };

	/** The first of several refusals in a row. */
	refused(now: number): void {
		const before = this.log.countedSince(now - this.span);
		this.before = before[0] && { start: before[0].sentAt, end: now };
		if (this.limit < Infinity) this.limit = Math.max(1, Math.min(this.limit - 1, before.length));
	}

	/** In 1, 2, 4 … 64 s; up to four times as late where a round span since our first request ends. */
	probeAt(now: number, refusalsBefore: number): number {
		const wait = 1000 * 2 ** Math.min(refusalsBefore, 6) * (1 + Math.random() / 4);
		const { start = -Infinity } = this.before ?? {};
		const ends = roundSpans.map((span) => start + span + margin);
		return ends.find((end) => end >= now + wait && end <= now + 4 * wait) ?? now + wait;
	}

	/** A request that was sent after the refusals was accepted. */
	unblocked(now: number): void {
		const { start, end } = this.before ?? { start: Infinity, end: now };
		this.before = undefined;
		const letThrough = this.log.countedSince(start).filter(({ sentAt }) => sentAt < end).length;
		if (letThrough === 0 || now - end > longestLesson) return;
		// Fewer than a burst: others took the rest, and how long that lasted says little of the limit.
		const longest = letThrough < burst.limit ? letThrough * burst.span : Infinity;
		const fits = roundSpans.filter((round) => round <= Math.min(now - start, longest));
		if (this.limit === Infinity) this.span = fits.pop() ?? now - start;
		this.limit = Math.min(this.limit, letThrough);
		this.growAt = now + rest * this.span;
	}

	/** A request was accepted: a window that was full without a refusal may take more. */
	accepted(now: number): void {
		if (now < this.growAt || this.log.availableAt(this.limit, this.span) < now) return;
		this.limit = Math.ceil(this.limit * growth);
		this.growAt = now + this.span;
	}
}
