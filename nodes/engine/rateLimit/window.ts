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

/** Requests that SmartLead takes in a row (help center): no more are sent, whatever answers say. */
export const burst = { limit: 10, span: 2000 };
/** The longest wait that is believed: a wrong header must not block a key for days. */
export const longestWait = 3_600_000;
/** Servers count in round spans. */
export const roundSpans = [2, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600].map((s) => s * 1000);
/** Distance kept from the end of every window, as clocks and networks are never quite even. */
export const margin = 40;
/** A request without an answer has been counted by the server after so long. */
const slowestArrival = 1000;
/** How far an announced reset may be off: it is rounded, and read from another clock. */
const uncertainty = 3000;

/** Our own requests, in the order in which they were sent; `last` is the number of the last one. */
export class RequestLog {
	private sent: Permit[] = [];
	/** The shortest time from sending to answer. */
	private quickestTrip = slowestArrival;
	last = -1;

	add(permit: Permit): void {
		this.last = permit.number;
		this.sent.push(permit);
		if (this.sent[1000]?.sentAt < permit.sentAt - longestWait) this.sent.splice(0, 1000);
	}

	/** What the server refused does not count. */
	answered(permit: Permit, now: number, refused: boolean): void {
		permit.answeredAt = now;
		this.quickestTrip = Math.min(this.quickestTrip, now - permit.sentAt);
		if (refused) this.sent = this.sent.filter((other) => other !== permit);
	}

	/** When it was counted, at the latest; less the quickest trip, as the next request takes that too. */
	countedAt = ({ sentAt, answeredAt = Infinity }: Permit): number =>
		Math.min(answeredAt - this.quickestTrip, sentAt + slowestArrival);

	countedSince(time: number): Permit[] {
		let start = this.sent.length;
		while (start > 0 && this.countedAt(this.sent[start - 1]) >= time) start--;
		return this.sent.slice(start);
	}

	/** When `limit` requests per `span` leave room for one more. */
	availableAt(limit: number, span: number): number {
		const index = this.sent.length - limit;
		if (index < 0) return -Infinity;
		// Requests may overtake others on their way, but never more than a burst of them.
		const first = Math.max(0, index - burst.limit);
		const near = this.sent.slice(first, index + burst.limit).map(this.countedAt);
		return near.sort((a, b) => a - b)[index - first] + span + margin;
	}
}

/** So many requests per span, whoever says so: we ourselves, the headers of answers, or a refusal. */
export class Window {
	/** When it is over, as the last answer announced it. */
	announcedReset = -Infinity;
	/** The number of the last request that fits before that. */
	private lastToFit = Infinity;
	/** When our first request in it was counted. */
	private firstAt = Infinity;
	private readonly others = new Others();

	constructor(
		protected readonly log: RequestLog,
		public limit: number,
		public span: number,
	) {}

	/** Until when the server itself says that nothing remains. */
	get blockedUntil(): number {
		return this.log.last >= this.lastToFit ? this.resetAt : -Infinity;
	}

	/** Our own log is exact, where it agrees with the announcement. */
	get resetAt(): number {
		if (this.others.present)
			return Math.min(this.announcedReset, this.firstAt + this.span) + margin;
		const own = this.log.availableAt(this.limit, this.span);
		return Math.abs(own - this.announcedReset) < uncertainty ? own : this.announcedReset + margin;
	}

	/** When it takes one more request, as far as we know. */
	availableAt(now: number): number {
		if (this.others.present) {
			const start = now < this.resetAt ? this.resetAt - this.span : this.resetAt;
			const ours = this.log.countedSince(start - margin).length;
			return start + this.span * this.others.delay(this.limit, ours);
		}
		return now < this.announcedReset ? -Infinity : this.log.availableAt(this.limit, this.span);
	}

	/** Takes over what the answer to a request announced. */
	announce({ limit, remaining, resetIn }: Announcement, permit: Permit, now: number): void {
		const reset = now + Math.min(resetIn, longestWait);
		if (Math.abs(reset - this.announcedReset) > uncertainty / 2) {
			this.others.reset(this.resetAt - this.span, this.span);
			this.announcedReset = reset;
			this.firstAt = this.log.countedAt(permit);
		}
		this.lastToFit = permit.number + remaining;
		const span = roundSpans.find((round) => round > resetIn - uncertainty) ?? longestWait;
		this.span = Math.max(this.span, span);
		const ours = this.log.countedSince(permit.sentAt - this.span).length;
		this.others.took(limit - remaining - ours, now);
	}
}
