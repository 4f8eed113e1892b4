import { Windows } from './windows';

/** Time, as ms since 1970, and a wait that an aborted signal ends with an error. */
export interface Clock {
	now(): number;
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A place in the queue of a key. */
export interface Ask {
	/** 'GET /campaigns/{campaign_id}': some routes have a limit of their own. */
	route: string;
	/** Until when it may wait, in ms since 1970; read anew each time, as it can move. */
	deadline(): number;
	signal?: AbortSignal;
	/** Before everything else that waits: a request sent again, or a person at a dropdown. */
	first?: boolean;
}

/** A request that may go now. Hand it back with `accepted`, `refused` or `lost`. */
export interface Turn {
	route: string;
	number: number;
}

/** The queue kept a request waiting for longer than it may; `ms` is what was still to wait. */
export class TooLong extends Error {
	constructor(readonly ms: number) {
		super('The rate limit was not lifted in time');
	}
}

interface Waiting extends Ask {
	resolve(turn: Turn): void;
	reject(error: Error): void;
}

/** The longest wait that is believed: a wrong Retry-After must not close a key for days. */
const longest = 3_600_000;

/** So long before the time of a request is up, the way is tried for the last time, in ms. */
const lastMoment = 1000;

/** Routes that refuse by a limit of their own (10 a minute, error pages): a 429 stops them alone. */
const ownLimit = /leads?-statistics|all-leads-activities|domain-wise-health-metrics/;

/**
 * One queue per key: who waits for whom. First come, first served; after a 429 one request tries
 * whether the way is open again, and the others stay behind it.
 */
export class Pace {
	private readonly windows = new Windows();
	private readonly queue: Waiting[] = [];
	private readonly key: Gate = { until: 0, refusals: 0 };
	private readonly routes = new Map<string, Gate>();
	private count = 0;
	private serving = false;
	private wake = new AbortController();

	constructor(private readonly clock: Clock) {}

	/** Resolves when the request may go. Rejects with `TooLong`, or when the signal is aborted. */
	async enter(ask: Ask): Promise<Turn> {
		const wake = () => this.wake.abort();
		ask.signal?.addEventListener('abort', wake);
		try {
			return await new Promise<Turn>((resolve, reject) => {
				const waiting = { ...ask, resolve, reject };
				const behind = this.queue.findIndex(({ first }) => !first);
				if (ask.first && behind >= 0) this.queue.splice(behind, 0, waiting);
				else this.queue.push(waiting);
				if (this.serving) wake();
				else void this.serve();
			});
		} finally {
			ask.signal?.removeEventListener('abort', wake);
		}
	}

	/** Any answer but 429. Header names in lower case. */
	accepted(turn: Turn, headers: Record<string, string>): void {
		const { number } = turn;
		this.windows.accepted(this.clock.now(), number, headers, this.key.trying === number);
		for (const gate of this.gatesOf(turn.route)) {
			// An answer to what was sent before the refusal does not say that it is over.
			if (gate.trying !== number) continue;
			gate.refusals = 0;
			gate.until = 0;
			gate.hurried = false;
			gate.trying = undefined;
		}
		this.wake.abort();
	}

	/** A 429. `asked` is what SmartLead asked to wait for, in ms. */
	refused(turn: Turn, asked: number | undefined, headers: Record<string, string>): void {
		const now = this.clock.now();
		this.gateOf(turn.route).guessed = asked === undefined;
		const wait = asked === undefined ? undefined : Math.min(asked, longest);
		const gate = this.gateOf(turn.route);
		const first = gate.trying === turn.number || gate.refusals === 0;
		this.leave(turn);
		if (gate === this.key) this.windows.refused(now, turn.number, headers);
		else this.windows.lost(now, turn.number);
		// Of several refused together only the first says something new.
		if (first) {
			gate.refusals++;
			gate.until = this.againAt(gate, now, wait);
		} else if (wait !== undefined) gate.until = Math.max(gate.until, now + wait);
		this.wake.abort();
	}

	/** When the way is tried again after a refusal. */
	private againAt(gate: Gate, now: number, wait: number | undefined): number {
		const doubled = 1000 * 2 ** Math.min(gate.refusals - 1, 6) * (1 + Math.random() / 4);
		if (wait !== undefined) {
			// A header that was wrong once is not believed alone again.
			if (gate.refusals > 1) return now + Math.max(wait, doubled);
			// What it asks for is rounded up, and others do not wait so long.
			const end = gate === this.key ? this.windows.sharedUntil() : undefined;
			return Math.min(now + wait, Math.max(now, end ?? Infinity));
		}
		// Without a word on when to come back, the end of a window is likelier than any other time.
		const end = gate === this.key ? this.windows.roundEnd(now, doubled, 4 * doubled) : undefined;
		return end ?? now + doubled;
	}

	/** No answer: it says nothing of the limit. */
	lost(turn: Turn): void {
		this.leave(turn);
		this.windows.lost(this.clock.now(), turn.number);
		this.wake.abort();
	}

	/** Milliseconds until a request on the route may go; Infinity while another one tries the way. */
	wait(route: string): number {
		const now = this.clock.now();
		const gates = this.gatesOf(route);
		if (gates.some(({ trying }) => trying !== undefined)) return Infinity;
		return Math.max(this.windows.wait(now), ...gates.map(({ until }) => until - now), 0);
	}

	/**
	 * The same for one that waits. Where nobody asked for a wait that goes beyond its deadline, the way
	 * is tried once at the last moment instead.
	 */
	private waitOf({ route, deadline }: Ask): number {
		const ms = this.wait(route);
		const now = this.clock.now();
		const left = deadline() - now;
		if (ms <= left || !Number.isFinite(ms)) return ms;
		const gates = this.gatesOf(route).filter(({ until }) => until - now > left);
		const sure =
			this.windows.wait(now) > left || gates.some((gate) => !gate.guessed || gate.hurried);
		return sure || left < lastMoment ? ms : left - lastMoment;
	}

	/** The request no longer tries whether the way is open. */
	private leave(turn: Turn): void {
		for (const gate of this.gatesOf(turn.route)) {
			if (gate.trying === turn.number) gate.trying = undefined;
		}
	}

	private gatesOf(route: string): Gate[] {
		const gate = this.gateOf(route);
		return gate === this.key ? [gate] : [this.key, gate];
	}

	private gateOf(route: string): Gate {
		if (!ownLimit.test(route)) return this.key;
		let gate = this.routes.get(route);
		if (!gate) this.routes.set(route, (gate = { until: 0, refusals: 0 }));
		return gate;
	}

	private async serve(): Promise<void> {
		this.serving = true;
		while (this.queue.length > 0) {
			this.turnAway();
			const next = this.queue.findIndex((waiting) => this.waitOf(waiting) <= 0);
			if (next >= 0) {
				const [{ route, resolve }] = this.queue.splice(next, 1);
				resolve(this.start(route));
				continue;
			}
			if (this.queue.length === 0) break;
			const now = this.clock.now();
			const ms = Math.min(
				...this.queue.map((waiting) => Math.min(this.waitOf(waiting), waiting.deadline() - now)),
			);
			this.wake = new AbortController();
			try {
				await this.clock.sleep(Math.max(1, Math.min(ms, 60_000)), this.wake.signal);
			} catch {
				// Woken: an answer came, somebody joined the queue or left it.
			}
		}
		this.serving = false;
	}

	/** Rejects who was cancelled, and who would wait in vain. */
	private turnAway(): void {
		const now = this.clock.now();
		for (const waiting of [...this.queue]) {
			const { deadline, signal, reject } = waiting;
			const ms = this.waitOf(waiting);
			const left = deadline() - now;
			const vain = left <= 0 ? ms > 0 : Number.isFinite(ms) && ms > left;
			if (!signal?.aborted && !vain) continue;
			this.queue.splice(this.queue.indexOf(waiting), 1);
			reject(signal?.aborted ? new Error('cancelled') : new TooLong(ms));
		}
	}

	private start(route: string): Turn {
		const number = this.count++;
		const now = this.clock.now();
		for (const gate of this.gatesOf(route)) {
			if (gate.refusals > 0) gate.trying = number;
			if (gate.until > this.clock.now()) gate.hurried = true;
		}
		if (this.windows.doubtful(now)) this.key.trying = number;
		this.windows.started(now, number);
		return { route, number };
	}
}

/** A way that a 429 closed: until when, how often in a row, and the request that tries it now. */
interface Gate {
	until: number;
	refusals: number;
	trying?: number;
	/** Nobody said when: `until` is a guess. */
	guessed?: boolean;
	/** It was tried before that time, because somebody's time was up. */
	hurried?: boolean;
}
