import { Others } from './shared';

/** Leave to send one request. What becomes of it is reported to the limiter. */
export interface Permit {
	readonly route: string;
	/** Permits are numbered in the order in which they are granted. */
	readonly number: number;
	readonly sentAt: number;
	answeredAt?: number;
	/** That of the route's own limiter. */
	readonly routePermit?: Permit;
}

/** What the `X-RateLimit-*` headers of an answer say of a window. */
export interface Announcement {
	limit: number;
	remaining: number;
	/** In so many ms, which headers round up to whole seconds. */
	resetIn: number;
}

/** The longest wait that is believed: a wrong header must not block a key for days. */
export const longestWait = 3_600_000;
/** Servers count in round spans. */
export const roundSpans = [2, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600].map((s) => s * 1000);
/** Distance kept from the end of every window, as clocks and networks are never quite even. */
const margin = 40;
/** A request without an answer has been counted by the server after so long. */
const slowestArrival = 1000;
/** How far an announced reset may be off: it is rounded, and read from another clock. */
const uncertainty = 3000;

/** When the server has counted a request, at the latest. */
const countedAt = ({ sentAt, answeredAt = Infinity }: Permit): number =>
	Math.min(answeredAt, sentAt + slowestArrival);

/** Our own requests, in the order in which they were sent; `last` is the number of the last one. */
export class RequestLog {
	private readonly sent: Permit[] = [];
	last = -1;

	add(permit: Permit): void {
		this.last = permit.number;
		this.sent.push(permit);
		if (this.sent[1000]?.sentAt < permit.sentAt - longestWait) this.sent.splice(0, 1000);
	}

	/** What the server refused does not count. */
	remove(permit: Permit): void {
		const index = this.sent.lastIndexOf(permit);
		if (index >= 0) this.sent.splice(index, 1);
	}

	countedSince(time: number): Permit[] {
		let start = this.sent.length;
		while (start > 0 && countedAt(this.sent[start - 1]) >= time) start--;
		return this.sent.slice(start);
	}

	/** When `limit` requests per `span` leave room for one more. */
	availableAt(limit: number, span: number): number {
		const oldest = this.sent[this.sent.length - limit];
		return oldest ? countedAt(oldest) + span + margin : -Infinity;
	}
}

/** So many requests per span, whoever says so: we ourselves, the headers of answers, or a refusal. */
export class Window {
	/** What was announced last: the reset, and the number of the last request that fits before it. */
	announcedReset = -Infinity;
	private lastRequest = Infinity;
	/** When our first request was counted in the announced window. */
	private firstAt = Infinity;
	private readonly others = new Others();

	constructor(
		private readonly log: RequestLog,
		public limit: number,
		public span: number,
	) {}

	/** When it takes one more request, as far as we know. */
	availableAt(now: number): number {
		if (now < this.blockedUntil) return this.blockedUntil;
		if (this.others.present) {
			const start = now < this.resetAt ? this.resetAt - this.span : this.resetAt;
			const ours = this.log.countedSince(start - margin).length;
			return start + this.span * this.others.delay(this.limit, ours);
		}
		return now < this.announcedReset ? -Infinity : this.log.availableAt(this.limit, this.span);
	}

	/** Until when the server itself says that nothing remains. */
	get blockedUntil(): number {
		return this.log.last >= this.lastRequest ? this.resetAt : -Infinity;
	}

	/** Our own log is exact, where it agrees with the announcement. */
	get resetAt(): number {
		const { announcedReset, span } = this;
		if (this.others.present) return Math.min(announcedReset, this.firstAt + span) + margin;
		const own = this.log.availableAt(this.limit, span);
		return Math.abs(own - announcedReset) < uncertainty ? own : announcedReset + margin;
	}

	/** The answer to a request announced it so. */
	announce({ limit, remaining, resetIn }: Announcement, permit: Permit, now: number): void {
		const reset = now + Math.min(resetIn, longestWait);
		if (Math.abs(reset - this.announcedReset) > uncertainty / 2) {
			this.others.reset(this.resetAt - this.span, this.span);
			this.announcedReset = reset;
			this.firstAt = Infinity;
		}
		this.firstAt = Math.min(this.firstAt, countedAt(permit));
		this.lastRequest = permit.number + remaining;
		const span = roundSpans.find((round) => round > resetIn - uncertainty) ?? longestWait;
		this.span = Math.max(this.span, span);
		const ours = this.log.countedSince(permit.sentAt - this.span).length;
		this.others.took(limit - remaining - ours, now);
	}
}
