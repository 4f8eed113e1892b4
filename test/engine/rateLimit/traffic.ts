import { announcementOf } from '../../../nodes/engine/http/rateLimitHeaders';
import { RateLimiter, type PermitRequest } from '../../../nodes/engine/rateLimit/limiter';
import { LimitedServer, type ServerLimits } from './limitedServer';
import { VirtualClock } from './virtualClock';

/** A limiter as these tests use it; the headers of an answer have names in lower case. */
export interface Subject<Permit = unknown> {
	acquire(ask: PermitRequest): Promise<Permit>;
	accepted(permit: Permit, headers: Record<string, string>): void;
	refused(permit: Permit, wait: number | undefined, headers: Record<string, string>): void;
}
export type Make = (clock: VirtualClock) => Subject;

export const ours: Make = (clock) => {
	const limiter = new RateLimiter(clock);
	return {
		acquire: async (ask) => await limiter.acquire(ask),
		accepted: (permit, headers) => limiter.accepted(permit, announcementOf(headers, clock.date())),
		refused: (permit, wait, headers) =>
			limiter.refused(permit, wait, announcementOf(headers, clock.date())),
	} satisfies Subject<Awaited<ReturnType<RateLimiter['acquire']>>> as Subject;
};

export interface Traffic {
	/** How many requests at once each process has under way: 1 as writes, 5 as reads. */
	processes: number[];
	/** Of one worker, sent one after the other. */
	requests: number;
	/** From being sent to being answered, ms, on average. */
	latency: number;
	/** How far a request may be from that, as a part of it: half, unless given. */
	jitter?: number;
	/** Within so many ms the workers begin, one after the other; at once, unless given. */
	spread?: number;
	/** Every so many requests of a worker a pause of so many ms. */
	pause?: { every: number; ms: number };
	/** The routes, by turns. */
	routes?: string[];
	/** Tells one run from another. */
	seed?: number;
}

export interface Passage {
	/** Time it took over the time that the limits alone ask for. */
	ratio: number;
	/** Refusals per request. */
	refused: number;
	/** The longest time that a worker went without an accepted request, ms. */
	longestWait: number;
}

const campaigns = ['GET /campaigns/'];

/** Jitter that is the same in every run, until mocks are restored. */
export function withSeed(seed: number): void {
	const uneven = unevenly(seed);
	jest.spyOn(Math, 'random').mockImplementation(() => uneven() - 0.5);
}

/** Sends traffic to a server that counts it, each process with a limiter of its own. */
export async function pass(
	limits: ServerLimits,
	traffic: Traffic,
	make: Make = ours,
): Promise<Passage> {
	const clock = new VirtualClock();
	const start = clock.date();
	const server = new LimitedServer(limits, start);
	const uneven = unevenly(traffic.seed, traffic.jitter);
	const { latency, pause, spread = 0, routes = campaigns } = traffic;
	let longestWait = 0;

	const send = async (limiter: Subject, route: string): Promise<void> => {
		for (let first = false; ; first = true) {
			const permit = await limiter.acquire({ route, deadline: () => Infinity, priority: first });
			await clock.sleep((latency / 2) * uneven());
			const { allowed, headers, wait } = server.take(clock.date(), route);
			await clock.sleep((latency / 2) * uneven());
			if (allowed) {
				limiter.accepted(permit, headers);
				return;
			}
			limiter.refused(permit, wait, headers);
		}
	};
	const worker = async (limiter: Subject) => {
		if (spread > 0) await clock.sleep(spread * Math.max(0, uneven() - 0.5));
		for (let count = 0, last = clock.now(); count < traffic.requests; count++) {
			if (pause && count > 0 && count % pause.every === 0) {
				await clock.sleep(pause.ms);
				last = clock.now();
			}
			await send(limiter, routes[count % routes.length]);
			longestWait = Math.max(longestWait, clock.now() - last);
			last = clock.now();
		}
	};
	const workers = traffic.processes.flatMap((count) => {
		const limiter = make(clock);
		return Array.from({ length: count }, async () => await worker(limiter));
	});
	await clock.until(Promise.all(workers));
	return {
		ratio: (clock.date() - start) / bound(limits, traffic),
		refused: server.refused / (workers.length * traffic.requests),
		longestWait,
	};
}

/** Around 1, from 0.5 to 1.5 unless told otherwise, the same in every run. */
function unevenly(seed = 1, jitter = 0.5): () => number {
	let state = seed;
	return () => {
		state = (state * 16_807) % 2_147_483_647;
		return 1 + (state / 2_147_483_647 - 0.5) * 2 * jitter;
	};
}

/** The time it takes who knows the limits and keeps to bursts of 10 per 2 s. */
export function bound(limits: ServerLimits, traffic: Traffic): number {
	const { processes, requests, latency, pause, routes = campaigns } = traffic;
	const start = new VirtualClock().date();
	const server = new LimitedServer(limits, start);
	const workers = processes.reduce((sum, count) => sum + count, 0);
	const sent: number[] = [];
	for (let index = 0; index < workers * requests; index++) {
		const own = Math.floor(index / workers);
		const rest = pause && own > 0 && own % pause.every === 0 ? pause.ms : 0;
		const turn = Math.max(
			start,
			sent[index - 1] ?? start,
			(sent[index - 10] ?? -Infinity) + 2000,
			(sent[index - workers] ?? -Infinity) + latency + rest,
		);
		const at = server.earliest(turn, routes[own % routes.length]);
		server.take(at, routes[own % routes.length]);
		sent.push(at);
	}
	return sent[sent.length - 1] + latency - start;
}
