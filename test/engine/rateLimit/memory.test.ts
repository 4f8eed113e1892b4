import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { RateLimiter } from '../../../nodes/engine/rateLimit/limiter';
import { VirtualClock } from './virtualClock';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const route = 'GET /campaigns/';

async function gone(refs: Array<WeakRef<object>>): Promise<number> {
	for (let round = 0; round < 5; round++) {
		await new Promise((resolve) => setImmediate(resolve));
		collect();
	}
	return refs.filter((ref) => ref.deref() === undefined).length;
}

/** A run as the limiter sees it: a deadline that holds on to all of its data. */
function run(clock: VirtualClock): { deadline: () => number; ref: WeakRef<object> } {
	const data = { items: new Array<number>(100_000).fill(1), until: clock.now() + 600_000 };
	return { deadline: () => data.until, ref: new WeakRef(data) };
}

describe('nothing of a run outlives it in the limiter', () => {
	it('whether its requests were accepted, refused, lost, turned away or stopped', async () => {
		const clock = new VirtualClock();
		const limiter = new RateLimiter(clock);
		const refs: Array<WeakRef<object>> = [];
		const stop = new AbortController();
		const ends = [
			(permit: Awaited<ReturnType<RateLimiter['acquire']>>) => limiter.accepted(permit),
			(permit: Awaited<ReturnType<RateLimiter['acquire']>>) => limiter.refused(permit, 1000),
			(permit: Awaited<ReturnType<RateLimiter['acquire']>>) => limiter.lost(permit),
		];
		const send = async (end: (typeof ends)[number]) => {
			const { deadline, ref } = run(clock);
			refs.push(ref);
			const permit = await clock.until(limiter.acquire({ route, deadline }));
			end(permit);
		};
		for (let index = 0; index < 30; index++) await send(ends[index % 3]);
		limiter.refused(
			await clock.until(limiter.acquire({ route, deadline: () => Infinity })),
			900_000,
		);
		await (async () => {
			const late = run(clock);
			const stopped = run(clock);
			refs.push(late.ref, stopped.ref);
			const turnedAway = limiter.acquire({ route, deadline: late.deadline }).catch(String);
			const { signal } = stop;
			const left = limiter
				.acquire({ route, deadline: () => stopped.deadline() * 10, signal })
				.catch(String);
			stop.abort();
			expect(await turnedAway).toMatch(/not lifted/);
			expect(await left).toMatch(/cancelled/);
		})();
		expect(await gone(refs)).toBe(refs.length);
		// The key is still closed, and no timer waits for nobody.
		await new Promise((resolve) => setImmediate(resolve));
		expect(clock.sleeping).toBe(0);
	});

	it('not even by the last wake-up, on whose stack it was', async () => {
		const clock = new VirtualClock();
		const limiter = new RateLimiter(clock);
		const refs: Array<WeakRef<object>> = [];
		await (async () => {
			const permit = await clock.until(limiter.acquire({ route, deadline: () => Infinity }));
			const data = { items: new Array<number>(100_000).fill(1) };
			refs.push(new WeakRef(data));
			const report = () =>
				limiter.accepted(permit, { limit: data.items.length, remaining: 5, resetIn: 0 });
			report();
		})();
		expect(await gone(refs)).toBe(1);
		expect(limiter.idle).toBe(false);
	});

	it('a key that nobody used for an hour is forgotten', async () => {
		const clock = new VirtualClock();
		const limiter = new RateLimiter(clock);
		// Who made it has not sent anything yet: a second one would count apart.
		expect(limiter.idle).toBe(false);
		limiter.accepted(await clock.until(limiter.acquire({ route, deadline: () => Infinity })));
		expect(limiter.idle).toBe(false);
		await clock.pass(3_600_001);
		expect(limiter.idle).toBe(true);
		void limiter.acquire({ route, deadline: () => Infinity });
		expect(limiter.idle).toBe(false);
	});
});
