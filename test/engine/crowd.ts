import { Pace } from '../../nodes/engine/pace';
import { LimitedServer, type ServerLimits } from './limitedServer';
import { VirtualClock } from './virtualClock';

interface Crowd {
	requests: number;
	/** How many are under way at once: 1 as writes, 5 as reads. */
	workers: number;
	/** From being sent to being answered, ms, on average: each takes between half and one and a half. */
	latency: number;
}

export interface Passage {
	/** Time it took over the time that the limits alone ask for. */
	ratio: number;
	/** Refusals per request. */
	refused: number;
}

/** Sends a crowd of requests through a pace to a server that counts them. */
export async function pass(limits: ServerLimits, crowd: Crowd): Promise<Passage> {
	const clock = new VirtualClock();
	const server = new LimitedServer(limits);
	const pace = new Pace(clock);
	const start = clock.now();
	let left = crowd.requests;
	const send = sending(clock, server, crowd.latency, unevenly());

	const work = async () => {
		while (left-- > 0) {
			await send(pace);
		}
	};
	await clock.until(Promise.all(Array.from({ length: crowd.workers }, work)));
	return {
		ratio: (clock.now() - start) / bound(limits, crowd),
		refused: server.refused / crowd.requests,
	};
}

/** Sends one request through a pace until the server accepts it. */
const sending =
	(clock: VirtualClock, server: LimitedServer, latency: number, uneven: () => number) =>
	async (pace: Pace): Promise<void> => {
		for (let first = false; ; first = true) {
			const turn = await pace.enter({ route: 'GET /campaigns/', deadline: () => Infinity, first });
			await clock.sleep((latency / 2) * uneven());
			const { allowed, headers, wait } = server.take(clock.now());
			await clock.sleep((latency / 2) * uneven());
			if (allowed) {
				pace.accepted(turn, headers);
				return;
			}
			pace.refused(turn, wait, headers);
		}
	};

/** Executions that share a key over several processes, which know nothing of each other. */
export interface Workers {
	/** How many executions each process runs at once. */
	executions: number[];
	/** Requests of an execution, one after the other. */
	requests: number;
	latency: number;
	/** Tells one run from another. */
	seed?: number;
}

export interface SharedPassage extends Passage {
	/** The longest time that an execution went without an accepted request, ms. */
	longestWait: number;
}

/** Sends what executions in several processes have to send, each process with a pace of its own. */
export async function passShared(limits: ServerLimits, crowd: Workers): Promise<SharedPassage> {
	const clock = new VirtualClock();
	const server = new LimitedServer(limits);
	const start = clock.now();
	const send = sending(clock, server, crowd.latency, unevenly(crowd.seed));
	let longestWait = 0;

	const execution = async (pace: Pace) => {
		let last = clock.now();
		for (let left = crowd.requests; left > 0; left--) {
			await send(pace);
			longestWait = Math.max(longestWait, clock.now() - last);
			last = clock.now();
		}
	};
	const process = async (executions: number) => {
		const pace = new Pace(clock);
		await Promise.all(Array.from({ length: executions }, async () => await execution(pace)));
	};
	await clock.until(Promise.all(crowd.executions.map(process)));
	const workers = crowd.executions.reduce((sum, count) => sum + count, 0);
	const requests = workers * crowd.requests;
	return {
		ratio: (clock.now() - start) / bound(limits, { requests, workers, latency: crowd.latency }),
		refused: server.refused / requests,
		longestWait,
	};
}

/** From 0.5 to 1.5, the same in every run. */
export function unevenly(seed = 1): () => number {
	let state = seed;
	return () => {
		state = (state * 16_807) % 2_147_483_647;
		return 0.5 + state / 2_147_483_647;
	};
}

/** The time it takes who knows the limits and keeps to bursts of 10 per 2 s. */
export function bound(limits: ServerLimits, { requests, workers, latency }: Crowd): number {
	const start = new VirtualClock().now();
	const server = new LimitedServer(limits);
	const sent: number[] = [];
	for (let index = 0; index < requests; index++) {
		const turn = Math.max(
			start,
			sent[index - 1] ?? start,
			(sent[index - 10] ?? -Infinity) + 2000,
			(sent[index - workers] ?? -Infinity) + latency,
		);
		const at = server.earliest(turn);
		server.take(at);
		sent.push(at);
	}
	return sent[requests - 1] + latency - start;
}
