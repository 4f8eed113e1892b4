import { Others } from './shared';

/** A request that may go. What becomes of it is told to the limiter. */
export interface Permit {
	readonly route: string;
	readonly number: number;
	readonly sentAt: number;
	answeredAt?: number;
	/** Of the limiter of its route. */
	readonly own?: Permit;
}

/** What an answer says of a window; times in ms from now. `endsIn` may be rounded up. */
export interface Announcement {
	limit: number;
	remaining: number;
	endsIn: number;
	atLeast: number;
}

/** The longest wait that is believed: a wrong header must not close a key for days. */
export const longest = 3_600_000;
/** Limits are made over round spans. */
export const spans = [2, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600].map((s) => s * 1000);
/** Distance from the end of every window: clocks and networks are never quite even. */
const margin = 40;
/** A request that is under way for longer has been counted by the server. */
const arrival = 1000;

/** Our own requests that count, in the order in which they were sent. */
export class SendLog {
	private readonly sent: Permit[] = [];
	/** What the quickest of the last hundred answers took, about. */
	private quickest = 0;
	underWay = 0;

	add(permit: Permit): void {
		this.underWay++;
		this.sent.push(permit);
		if (this.sent[1000]?.sentAt < permit.sentAt - longest) this.sent.splice(0, 1000);
	}

	answered(permit: Permit, now: number): void {
		this.underWay--;
		permit.answeredAt = now;
		const took = now - permit.sentAt;
		this.quickest = Math.min(took, this.quickest === 0 ? took : this.quickest + took / 100);
	}

	/** What was refused does not count. */
	remove(permit: Permit): void {
		const index = this.sent.lastIndexOf(permit);
		if (index >= 0) this.sent.splice(index, 1);
	}

	/** How many are under way that were sent after that one. */
	behind({ number }: Permit): number {
		return Math.min(this.underWay, (this.sent.at(-1)?.number ?? number) - number);
	}

	/** When `limit` requests per `span` leave room for one more. */
	freeAt(limit: number, span: number, now: number): number {
		const oldest = this.sent[this.sent.length - limit];
		return oldest ? this.countedBy(oldest, now) + span + margin : -Infinity;
	}

	/** How many were counted since a time. */
	count(since: number, now: number): number {
		let start = this.placeOf(since);
		while (start > 0 && this.countedBy(this.sent[start - 1], now) >= since) start--;
		return this.sent.length - start;
	}

	sentBetween(start: number, end: number): Permit[] {
		return this.sent.slice(this.placeOf(start), this.placeOf(end));
	}

	/** When the server has counted it at the latest, less what even the quickest need for their answer. */
	countedBy({ sentAt, answeredAt }: Permit, now: number): number {
		return Math.max(sentAt, Math.min((answeredAt ?? now) - this.quickest, sentAt + arrival));
	}

	private placeOf = (time: number): number => firstIndex(this.sent, ({ sentAt }) => sentAt >= time);
}

/** So many requests per span, whoever told of it: we ourselves, the answers, or a refusal. */
export class Window {
	announcedAt = -Infinity;
	/** Until then what was announced holds. */
	private end = -Infinity;
	private left = 0;
	/** When our first request was counted in it. */
	private first = Infinity;
	private readonly others = new Others();

	constructor(
		private readonly log: SendLog,
		public limit: number,
		public span: number,
	) {}

	/** When it takes one more, as far as we know. */
	freeAt(now: number): number {
		const end = this.endsAt(now);
		if (now < end && this.left <= 0) return end;
		if (this.others.present) {
			const began = now < end ? end - this.span : end;
			return this.others.turn(this.limit, this.log.count(began - margin, now), began, this.span);
		}
		return now < end ? -Infinity : this.log.freeAt(this.limit, this.span, now);
	}

	/** Until when the server itself says that nothing is left. */
	closedUntil(now: number): number {
		return this.left <= 0 && now < this.end ? this.endsAt(now) : -Infinity;
	}

	/** What is announced are whole seconds of another clock; our own count is exact. */
	endsAt(now: number): number {
		if (this.others.present) return Math.min(this.end, this.first + this.span) + margin;
		const counted = this.left > 0 ? NaN : this.log.freeAt(this.limit, this.span, now);
		return Math.abs(counted - this.end) < 2500 ? counted : this.end + margin;
	}

	started(): void {
		this.left--;
	}

	/** `permit` was answered so. */
	announced(told: Announcement, permit: Permit, now: number): void {
		const end = now + told.endsIn;
		const same = Math.abs(end - this.end) < 1500;
		if (!same && end > this.end) this.others.windowEnded(this.endsAt(now) - this.span, this.span);
		const counted = this.log.countedBy(permit, now);
		this.first = same ? Math.min(this.first, counted) : counted;
		// Answers overtake each other: of one window the lowest figure is the latest.
		const left = told.remaining - this.log.behind(permit);
		this.left = same && this.log.underWay > 0 ? Math.min(this.left, left) : left;
		this.end = same ? this.end : end;
		this.span = Math.max(this.span, spans.find((span) => span > told.atLeast) ?? longest);
		this.announcedAt = now;
		// Requests do not all take as long on their way: one that is just out of it is no proof of others.
		const from = permit.sentAt - this.span - (this.others.present ? 0 : 100);
		const ours = this.log.count(from, now);
		this.others.saw(this.limit - told.remaining - ours, now);
	}
}

/** The index of the first of which something holds that holds of all after it. */
export function firstIndex<T>(list: T[], holds: (one: T) => boolean): number {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		[low, high] = holds(list[middle]) ? [low, middle] : [middle + 1, high];
	}
	return low;
}
