import { roundSpans, Window, type RequestLog } from './window';

/** What was sent so long before a refusal, or stays blocked for so long, teaches nothing. */
const longestLesson = 180_000;
/** After a refusal so many windows pass before more is tried, and then by so much. */
const rest = 8;
const rise = 1.25;

/**
 * A limit that no answer announces: what was let through before a refusal, and how long it took until
 * a request was accepted again.
 */
export class LearnedLimit {
	window?: Window;
	private riseAt = 0;
	private blockedAt?: number;

	constructor(private readonly log: RequestLog) {}

	/** The first of several refusals in a row. */
	refused(now: number): void {
		const { window } = this;
		this.blockedAt = now;
		if (!window) return;
		const letThrough = this.log.countedSince(now - window.span).length;
		window.limit = Math.max(1, Math.min(window.limit - 1, letThrough));
		this.riseAt = now + rest * window.span;
	}

	/** A request that was sent after the refusals was accepted. */
	unblocked(now: number): void {
		const { log, blockedAt } = this;
		this.blockedAt = undefined;
		if (this.window || blockedAt === undefined || now - blockedAt > longestLesson) return;
		const sent = log.countedSince(blockedAt - longestLesson);
		const before = sent.filter(({ sentAt }) => sentAt < blockedAt);
		if (before.length === 0) return;
		const open = now - before[0].sentAt;
		const span = roundSpans.filter((round) => round <= open).pop() ?? open;
		this.window = new Window(log, before.length, span);
		this.riseAt = now + rest * span;
	}

	accepted(now: number): void {
		const { window } = this;
		if (!window || now < this.riseAt) return;
		if (this.log.countedSince(now - window.span).length < window.limit) return;
		window.limit = Math.ceil(window.limit * rise);
		this.riseAt = now + window.span;
	}
}
