import { Learnt } from './learnt';
import { rounds, roundWithin } from './rounds';
import { Sharing } from './sharing';

/** Requests that SmartLead takes in a row, and the span it counts them over (help center). */
const burst = { max: 10, span: 2000 };
/**
 * What SmartLead states for its standard plan. Answers announce the tightest window only, which is
 * the burst: the end of the minute shows in nothing but a refusal.
 */
const stated = { max: 60, span: 60_000 };
/**
 * Clocks are never quite even: every window keeps this much distance from its end. Where a way is so
 * uneven that it was too little, it grows.
 */
const margin = { least: 40, step: 40, most: 160 };
/** SmartLead counts a request when it arrives: between sending and answer, and within this time. */
const arrival = 1000;
/** So many of the last answers tell how long the quickest takes. */
const recent = 100;
const keptFor = 3_600_000;
/** A reset below is no time since 1970 but seconds from now. */
const smallReset = 1_000_000_000;

interface Sent {
	at: number;
	/** When its answer came, or that there will be none. */
	backAt?: number;
}

interface Announced {
	/** How many requests the window takes; undefined where the answers do not say. */
	max?: number;
	remaining: number;
	resetAt: number;
	/** Its end by their clock, to tell windows apart. */
	stamp: number;
	/** When the first of our requests was counted in it, at the latest. */
	first?: number;
}

interface Refusal {
	at: number;
	/** When a try was refused as well, for the last time. */
	triedAt?: number;
	/** The announcements do not explain it. */
	learnable: boolean;
	besides: boolean;
	limit?: number;
}

/**
 * What is known of a key's limits: the burst, what the answers announce, and what was learnt from
 * refusals. Says how long the next request has to wait. Pure: every time comes from outside, in ms.
 */
export class Windows {
	private sent: Sent[] = [];
	/** Those that are not answered yet, by their numbers. */
	private readonly out = new Map<number, Sent>();
	private announced?: Announced;
	/** An announced window whose length is known, because its first request was ours. */
	private measured?: { max: number; span: number };
	/** What others take of the announced limits, by what those take. */
	private readonly sharings = new Map<number, Sharing>();
	private learnt?: Learnt;
	/** When the current stretch without a refusal began. */
	private openSince = -Infinity;
	private refusal?: Refusal;
	/** The last answer of `wait`: everybody in the queue asks the same, several times. */
	private asked?: { now: number; ms: number };
	/** How long the last answers took, and the quickest of them, in ms. */
	private readonly trips: number[] = [];
	private quickest = 0;
	/** More than what is stated was accepted: this key has another plan. */
	private beyond = false;
	/** How far behind its announcement the reset really comes; learnt from a refusal just after it. */
	private late = margin.least;
	private distance = margin.least;

	/** Milliseconds until the next request may go; 0 is now. */
	wait(now: number): number {
		if (this.asked?.now !== now) this.asked = { now, ms: this.waitAt(now) };
		return this.asked.ms;
	}

	private waitAt(now: number): number {
		const { learnt, announced } = this;
		return Math.max(
			0,
			this.freeAt(burst.max, burst.span, now) - now,
			learnt ? this.freeAt(learnt.max, learnt.span, now) - now : 0,
			announced ? this.announcedWait(announced, now) : 0,
		);
	}

	private announcedWait(announced: Announced, now: number): number {
		const { max, remaining } = announced;
		const sharing = max === undefined ? undefined : this.sharings.get(max);
		if (!sharing?.shared) return remaining <= 0 ? this.resetOf(announced, now) - now : 0;
		const end = this.sharedEnd(announced, sharing);
		const { span, share } = sharing;
		// After the end the next window is there, of which others know as little.
		const open = now < end;
		const began = open ? end - span : end;
		const from = open ? began - this.distance : began;
		const mine = this.newest(from, (one) => this.countedBy(one, now) >= from - 1);
		if (open && remaining <= 0) return end - now;
		if (mine < share) return sharing.turn(mine, began) - now;
		if (!open) return end + span - now;
		if (this.out.size > 0) return end - now;
		if (sharing.spare(remaining, began)) return 0;
		// Where nobody else was seen, one more has a look whether they are still there.
		return (sharing.alone ? Math.min(end, began + span / 2) : end) - now;
	}

	/** A window has ended when its span has passed since a request of ours that it counted. */
	private sharedEnd({ max, resetAt, first }: Announced, { span, sure }: Sharing): number {
		const announced = resetAt + this.late;
		if (first === undefined || !(sure || this.measured?.max === max)) return announced;
		return Math.min(announced, first + span + this.distance);
	}

	/**
	 * Whether the next request may be the first that a limit refuses: it then goes alone, so that not
	 * all that are under way at once are refused with it.
	 */
	doubtful(now: number): boolean {
		return !this.beyond && this.count(stated.span, now) >= stated.max;
	}

	started(now: number, number: number): void {
		const request = { at: now };
		this.asked = undefined;
		this.sent.push(request);
		this.out.set(number, request);
		if (this.sent.length > 512 && this.sent[0].at < now - keptFor) {
			this.sent = this.sent.filter(({ at }) => at >= now - keptFor);
		}
		if (this.announced) this.announced.remaining--;
	}

	/** An answer that was not a 429. `tried`: it was the one to try the way after a refusal. */
	accepted(now: number, number: number, headers: Record<string, string>, tried: boolean): void {
		const own = this.returned(now, number);
		this.announce(now, headers, own && { number, at: own.at });
		if (tried) this.reopened(now);
		const { learnt } = this;
		if (learnt && this.count(learnt.span, now) >= learnt.max) learnt.full(now);
		if (this.count(stated.span, now) > stated.max) this.beyond = true;
	}

	/** A 429: it was not executed and does not count; what was let through before it is a limit. */
	refused(now: number, number: number, headers: Record<string, string>): void {
		const own = this.returned(now, number);
		const index = own ? this.sent.lastIndexOf(own) : -1;
		if (index >= 0) this.sent.splice(index, 1);
		const before = this.announced;
		this.announce(now, headers, undefined, own);
		const after = this.announced;
		// The same limit, of which a window is full that others have opened, is nothing new.
		const known = before?.max !== undefined && before.max === after?.max && after.remaining <= 0;
		const besides = !known && !!before && !!after && after.resetAt - before.resetAt > 2000;
		if (before && !besides && Math.abs(now - before.resetAt) < 2000) {
			// The reset did not come when it was expected.
			if (this.measured && this.distance < margin.most) this.distance += margin.step;
			else if (this.measured) this.measured = undefined;
			else this.late = 1000 + margin.least;
		}
		// Of several refused together only the first says something new; a try says that it goes on.
		if (this.refusal) {
			if (own && own.at > this.refusal.at) this.refusal.triedAt = now;
			return;
		}
		const learnable = !known && (!before || besides || now - before.resetAt >= 2000);
		this.refusal = { at: now, learnable, besides, limit: after?.max };
		const { learnt } = this;
		if (learnable) learnt?.refused(now, this.count(learnt.span, now));
	}

	/**
	 * When a window may end that the first answered request since the last refusal has opened: after a
	 * round span, at least and at most so far away. Undefined if there is none.
	 */
	roundEnd(now: number, least: number, most: number): number | undefined {
		const from = Math.max(this.openSince, now - keptFor);
		const first = this.since(from, now).find(({ backAt }) => backAt !== undefined);
		if (!first) return undefined;
		const began = this.countedBy(first, now);
		return rounds
			.map((span) => began + span + this.distance)
			.find((end) => end >= now + least && end <= now + most);
	}

	private since = (from: number, until: number): Sent[] =>
		this.sent.filter(({ at }) => at >= from && at <= until);

	/** When the announced window ends, where others share it and that is known better than they say. */
	sharedUntil(): number | undefined {
		const { announced } = this;
		const sharing = announced?.max === undefined ? undefined : this.sharings.get(announced.max);
		if (!announced || !sharing?.shared) return undefined;
		return this.sharedEnd(announced, sharing);
	}

	/** No answer: it counts as a request all the same. */
	lost(now: number, number: number): void {
		this.returned(now, number);
	}

	private returned(now: number, number: number): Sent | undefined {
		const own = this.out.get(number);
		this.asked = undefined;
		this.out.delete(number);
		if (!own) return undefined;
		own.backAt = now;
		this.trips.push(now - own.at);
		if (this.trips.length > recent) this.trips.shift();
		this.quickest = Math.min(...this.trips);
		return own;
	}

	/**
	 * When SmartLead has counted a request at the latest, less what every request takes: the way and
	 * the work of the quickest, which the next one takes as well. What was slower may have been slow on
	 * its way there.
	 */
	private countedBy({ at, backAt }: Sent, now: number): number {
		return Math.max(at, Math.min((backAt ?? now) - this.quickest, at + arrival));
	}

	/** When a window that takes `max` requests per `span` takes the next one. */
	private freeAt(max: number, span: number, now: number): number {
		if (this.sent.length < max) return -Infinity;
		// As many as a burst holds may have been counted after one that was sent later.
		const times = this.sent
			.slice(-max - burst.max)
			.map((request) => this.countedBy(request, now))
			.sort((a, b) => a - b);
		return times[times.length - max] + span + this.distance;
	}

	private count(span: number, now: number): number {
		return this.newest(now - span, (request) => this.countedBy(request, now) > now - span);
	}

	/** How many of those that may have been counted after that time are so. */
	private newest(since: number, so: (request: Sent) => boolean): number {
		let count = 0;
		for (let index = this.sent.length - 1; index >= 0; index--) {
			const request = this.sent[index];
			if (request.at + arrival <= since) break;
			if (so(request)) count++;
		}
		return count;
	}

	/** The time that a refusal lasted tells how long the window is, and what went before, how wide. */
	private reopened(now: number): void {
		const { refusal } = this;
		this.refusal = undefined;
		if (!refusal?.learnable || this.learnt) return;
		const from = Math.max(this.openSince, refusal.at - 60_000);
		const passed = this.since(from, refusal.at);
		this.openSince = now;
		if (passed.length === 0) return;
		const { besides, limit = Infinity, triedAt } = refusal;
		const [{ at: began }] = passed;
		const lesson = {
			passed: passed.length,
			took: now - began,
			closedAfter: triedAt === undefined ? undefined : triedAt - began,
			ceiling: limit,
			besides,
		};
		this.learnt = new Learnt(lesson, burst.max, now);
	}

	/** Takes over what an answer says of a window; `own` is the request it answers, if it counted. */
	private announce(
		now: number,
		headers: Record<string, string>,
		own?: { number: number; at: number },
		refused?: Sent,
	): void {
		const { date } = headers;
		const remaining = Number(headers['x-ratelimit-remaining'] ?? NaN);
		const reset = Number(headers['x-ratelimit-reset'] ?? NaN);
		if (!Number.isFinite(remaining) || !Number.isFinite(reset)) return;

		const resetAt = localTime(now, reset, date);
		if (resetAt - now > keptFor) return;
		const limit = Number(headers['x-ratelimit-limit'] ?? NaN);
		const max = limit > 0 ? limit : undefined;
		const later = own ? [...this.out.keys()].filter((number) => number > own.number).length : 0;
		const left = Math.max(0, remaining) - later;
		// Answers overtake each other: of one window the lowest figure is the latest.
		const { announced } = this;
		const stamp = reset < smallReset ? resetAt : reset * 1000;
		const still =
			announced !== undefined && announced.max === max && Math.abs(announced.stamp - stamp) < 1500;
		const same = announced && Math.abs(announced.resetAt - resetAt) < 1500 && this.out.size > 0;
		const counted = own && this.countedBy({ at: own.at, backAt: now }, now);
		const first = still ? Math.min(announced.first ?? Infinity, counted ?? Infinity) : counted;
		this.announced = {
			max,
			remaining: same ? Math.min(announced.remaining, left) : left,
			resetAt,
			stamp: still ? announced.stamp : stamp,
			first: first === Infinity ? undefined : first,
		};
		if (max !== undefined) {
			let sharing = this.sharings.get(max);
			if (!sharing) this.sharings.set(max, (sharing = new Sharing(max)));
			const theirs = Date.parse(date ?? '');
			// Times in whole seconds: the end is nearer by up to one of them, the Date another.
			const dated = reset >= smallReset && Number.isFinite(theirs);
			sharing.endsAfter(dated ? reset * 1000 - theirs - 2000 : resetAt - now - 1000);
			if (!still && announced?.max === max && stamp > announced.stamp) {
				const end = this.sharedEnd(announced, sharing);
				sharing.ended(end - sharing.span);
				if (own && remaining === max - 1) sharing.opened(own.at - end);
			}
			// Whatever of ours may have been counted in it.
			const from = (own ?? refused)?.at ?? now;
			const since = from - sharing.span;
			const mine = this.newest(since, ({ backAt = Infinity }) => backAt > since);
			sharing.saw(max - Math.max(0, remaining) - mine, max - mine, now);
		}
		if (!this.learnt?.besides) this.learnt = undefined;

		// The first request of a window came from here, so its announced end tells how long it is.
		if (!own || max === undefined || remaining !== max - 1) return;
		const ahead = reset * 1000 - (Date.parse(date ?? '') || now);
		const span = roundWithin(ahead + (now - own.at));
		if (span !== undefined && span >= ahead - 1000) this.measured = { max, span };
	}

	/** When an announced window takes requests again. */
	private resetOf({ max, resetAt }: Announced, now: number): number {
		const { measured } = this;
		if (measured && measured.max === max) {
			// Announcements are whole seconds, of another clock; our own count is exact, as long as
			// nobody else uses the key: then it is far from what was announced.
			const exact = this.freeAt(measured.max, measured.span, now);
			if (Math.abs(exact - resetAt) < 2000) return exact;
		}
		return resetAt + this.late;
	}
}

/** Unix seconds of their clock (or, where small, seconds from now) as a time of ours. */
function localTime(now: number, reset: number, date: string | undefined): number {
	if (reset < smallReset) return now + reset * 1000;
	const theirs = Date.parse(date ?? '');
	const apart = Number.isFinite(theirs) ? theirs - now : 0;
	return reset * 1000 - (Math.abs(apart) > 2000 ? apart : 0);
}
