import { spans, Window, type SendLog } from './window';

/** What stays closed for longer is no window to learn: it is waited out. */
const longestLesson = 180_000;
/** So many full windows at most before more is tried. */
const mostPatience = 8;
/** Beside announced windows it is forgotten after so many of its spans without a refusal: plans change. */
const kept = 15;

/**
 * A limit that no answer announces: what was let through before a refusal, and how long it took until
 * a request was accepted again.
 */
export class Learned {
	window?: Window;
	private refusedAt = -Infinity;
	/** When the first of several refusals in a row came, and when the last row of them ended. */
	private closedAt?: number;
	private openedAt = -Infinity;
	/** What was let through without a refusal; by how much, when and after how many windows it rises. */
	private held = 0;
	private step = 1;
	private fullSince = 0;
	private patience = 1;

	constructor(private readonly log: SendLog) {}

	refused(now: number): void {
		const { window } = this;
		this.refusedAt = now;
		if (window && this.closedAt === undefined) {
			const ours = this.log.count(now - window.span, now);
			if (window.limit > this.held) this.patience = Math.min(mostPatience, this.patience * 2);
			// Refused with what it let through before: others use it as well, or it has become less.
			else this.held = Math.max(1, Math.min(window.limit - 1, ours));
			window.limit = this.held;
			this.step = 1;
			this.fullSince = now;
		}
		this.closedAt ??= now;
	}

	/** A request that was sent after the refusal was accepted. */
	reopened(now: number): void {
		const { log, closedAt = -Infinity, openedAt } = this;
		const [first, ...others] = log.sentBetween(Math.max(openedAt, closedAt - 60_000), closedAt);
		this.closedAt = undefined;
		this.openedAt = now;
		if (this.window || !first || now - closedAt > longestLesson) return;
		const open = now - first.sentAt;
		this.held = 1 + others.length;
		this.window = new Window(log, this.held, spans.filter((span) => span <= open).pop() ?? open);
		this.fullSince = now;
	}

	/** `announced`: answers tell of other windows. */
	accepted(now: number, announced: boolean): void {
		const { window } = this;
		if (!window) return;
		if (announced && now - this.refusedAt > kept * window.span) this.window = undefined;
		const full = this.log.count(now - window.span, now) >= window.limit;
		if (!full || now - this.fullSince < window.span * this.patience) return;
		this.held = window.limit;
		window.limit += this.step;
		this.step *= 2;
		this.patience = 1;
		this.fullSince = now;
	}
}
