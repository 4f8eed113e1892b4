import { margin, roundSpans, Window, type RequestLog } from './window';

/** What was sent so long before a refusal, or stays blocked for so long, teaches nothing. */
const longestLesson = 180_000;
/** After a refusal, the limit rests for so many windows before it grows by so much. */
const rest = 8;
const growth = 1.25;

/**
 * A limit that no answer announces: so many requests as were let through before a refusal, in the time
 * until one was accepted again.
 */
export class LearnedLimit {
	window?: Window;
	private growAt = 0;
	/** The requests let through before the refusal that lasts: when the first was sent, when they ended. */
	private stretch?: { start: number; end: number };

	constructor(private readonly log: RequestLog) {}

	/** The first of several refusals in a row. */
	refused(now: number): void {
		const { log, window } = this;
		const before = log.countedSince(now - (window?.span ?? longestLesson));
		if (!window) {
			this.stretch = before[0] && { start: before[0].sentAt, end: now };
			return;
		}
		window.limit = Math.max(1, Math.min(window.limit - 1, before.length));
		this.growAt = now + rest * window.span;
	}

	/**
	 * When to probe after a refusal: in 1, 2, 4 … 64 s and a little, or up to four times as late where a
	 * window of a round span would end, had it begun with our first request.
	 */
	probeAt(now: number, refusalsBefore: number): number {
		const wait = 1000 * 2 ** Math.min(refusalsBefore, 6) * (1 + Math.random() / 4);
		const { start = -Infinity } = this.stretch ?? {};
		const ends = roundSpans.map((span) => start + span + margin);
		return ends.find((end) => end >= now + wait && end <= now + 4 * wait) ?? now + wait;
	}

	/** A request that was sent after the refusals was accepted. */
	unblocked(now: number): void {
		const { log, stretch } = this;
		this.stretch = undefined;
		if (!stretch || now - stretch.end > longestLesson) return;
		const { start, end } = stretch;
		const limit = log.countedSince(start).filter(({ sentAt }) => sentAt < end).length;
		const span = roundSpans.filter((round) => round <= now - start).pop() ?? now - start;
		if (limit > 0) this.window = new Window(log, limit, span);
		this.growAt = now + rest * span;
	}

	/** A request was accepted: a window that was full without a refusal may take more. */
	accepted(now: number): void {
		const { window } = this;
		if (!window || now < this.growAt) return;
		if (this.log.countedSince(now - window.span).length < window.limit) return;
		window.limit = Math.ceil(window.limit * growth);
		this.growAt = now + window.span;
	}
}
