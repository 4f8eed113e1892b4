import {
	DeadlineExceeded,
	RateLimiter,
	type PermitRequest,
} from '../../../nodes/engine/rateLimit/limiter';
import type { Permit } from '../../../nodes/engine/rateLimit/window';
import { VirtualClock } from './virtualClock';

const route = 'GET /campaigns/';
const ownLimit = 'GET /campaigns/{campaign_id}/leads-statistics';

/** A limiter on a clock that jumps; notes who got their turn, in order, and when. */
class Queue {
	readonly clock = new VirtualClock();
	readonly limiter = new RateLimiter(this.clock);
	readonly start = this.clock.now();
	readonly order: string[] = [];
	readonly at: Record<string, number> = {};

	async enter(name: string, ask: Partial<PermitRequest> = {}): Promise<Permit> {
		const permit = await this.limiter.acquire({ route, deadline: () => Infinity, ...ask });
		this.order.push(name);
		this.at[name] = this.clock.now() - this.start;
		return permit;
	}

	/** The whole way of a request that is accepted at once. */
	async go(name: string, ask: Partial<PermitRequest> = {}): Promise<void> {
		this.limiter.accepted(await this.enter(name, ask));
	}

	async until<T>(work: Promise<T>): Promise<T> {
		return await this.clock.until(work);
	}

	/** One request that is refused. */
	async refused(wait?: number, ask: Partial<PermitRequest> = {}): Promise<void> {
		this.limiter.refused(await this.until(this.enter('refused', ask)), wait);
	}

	/** How long the next request has to wait. */
	async wait(ask: Partial<PermitRequest> = {}): Promise<number> {
		const from = this.clock.now();
		this.limiter.lost(await this.until(this.enter('next', ask)));
		return this.clock.now() - from;
	}
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);

describe('order', () => {
	it('is first come, first served', async () => {
		const queue = new Queue();
		await queue.until(Promise.all(names(25).map(async (name) => await queue.go(name))));
		expect(queue.order).toEqual(names(25));
		expect(Object.values(queue.at).filter((at) => at === 0)).toHaveLength(10);
		expect(queue.at.r10).toBe(2040);
		expect(queue.at.r24).toBe(4080);
	});

	it('lets interactive callers go before the others, among themselves in order', async () => {
		const queue = new Queue();
		const background = names(12).map(async (name) => await queue.go(name));
		const person = ['p0', 'p1'].map(async (name) => await queue.go(name, { priority: true }));
		await queue.until(Promise.all([...background, ...person]));
		expect(queue.order.slice(10)).toEqual(['p0', 'p1', 'r10', 'r11']);
	});
});

describe('after a 429', () => {
	it('one request tries the way, and the others queue behind it', async () => {
		const queue = new Queue();
		await queue.refused(5000);
		const trying = queue.enter('trying');
		const others = names(3).map(async (name) => await queue.enter(name));
		const permit = await queue.until(trying);
		expect(queue.at.trying).toBe(5000);
		await queue.clock.pass(4900);
		expect(queue.order).toEqual(['refused', 'trying']);

		queue.limiter.accepted(permit);
		await queue.until(Promise.all(others));
		expect(queue.order).toEqual(['refused', 'trying', ...names(3)]);
	});

	it('the next one tries when the first is refused again or lost', async () => {
		const queue = new Queue();
		await queue.refused(1000);
		const others = names(3).map(async (name) => await queue.enter(name));
		queue.limiter.refused(await queue.until(others[0]), 7000);
		const second = await queue.until(others[1]);
		expect(queue.at.r1).toBe(8000);
		queue.limiter.lost(second);
		await queue.until(others[2]);
		expect(queue.order).toEqual(['refused', 'r0', 'r1', 'r2']);
	});

	it('a Retry-After that goes far beyond the reset of a full window is obeyed', async () => {
		const queue = new Queue();
		const permit = await queue.until(queue.enter('refused'));
		queue.limiter.refused(permit, 30_000, { limit: 10, remaining: 0, resetIn: 2000 });
		expect(await queue.wait()).toBeGreaterThanOrEqual(30_000);
	});

	it('an answer to what was sent before does not open the way', async () => {
		const queue = new Queue();
		const early = await queue.until(queue.enter('early'));
		await queue.refused(5000);
		queue.limiter.accepted(early);
		expect(await queue.wait()).toBe(5000);
	});

	it('several refusals of one moment count as one', async () => {
		const queue = new Queue();
		const permits = await queue.until(
			Promise.all(names(5).map(async (name) => await queue.enter(name))),
		);
		for (const permit of permits) queue.limiter.refused(permit);
		// Five in a row would make it sixteen seconds.
		expect(await queue.wait()).toBeLessThanOrEqual(2040);
	});

	it('without a time it doubles its own, from a second to 64', async () => {
		const queue = new Queue();
		await queue.refused();
		for (let refusals = 0; refusals < 9; refusals++) {
			const from = queue.clock.now();
			await queue.refused();
			const seconds = 1000 * 2 ** Math.min(refusals, 6);
			expect(queue.clock.now() - from).toBeGreaterThanOrEqual(seconds);
			expect(queue.clock.now() - from).toBeLessThanOrEqual(seconds * 1.25);
		}
	});

	it.each([0, 10])('does not hammer when Retry-After says %d ms and refuses again', async (ms) => {
		const queue = new Queue();
		let sent = 0;
		while (queue.clock.now() - queue.start < 480_000 && sent < 100) {
			await queue.refused(ms);
			sent++;
		}
		expect(sent).toBeLessThan(20);
	});

	it('does not believe a Retry-After of days', async () => {
		const queue = new Queue();
		await queue.refused(30 * 86_400_000);
		expect(await queue.wait()).toBe(3_600_000);
	});

	it('does not believe an announced reset in days', async () => {
		const queue = new Queue();
		const permit = await queue.until(queue.enter('last'));
		const announcement = { limit: 60, remaining: 0, resetIn: 30 * 86_400_000 };
		queue.limiter.accepted(permit, announcement);
		const deadline = () => queue.start + 600_000;
		const late = await queue.until(queue.enter('late', { deadline }).catch((error) => error));
		expect(late).toBeInstanceOf(DeadlineExceeded);
		expect(await queue.wait()).toBeLessThanOrEqual(3_600_100);
	});

	it('believes the latest answer on a reset, also where it is earlier than was said', async () => {
		const queue = new Queue();
		const [wrong, right] = await queue.until(
			Promise.all(names(2).map(async (name) => await queue.enter(name))),
		);
		queue.limiter.accepted(wrong, { limit: 60, remaining: 0, resetIn: 3_000_000 });
		queue.limiter.accepted(right, { limit: 60, remaining: 0, resetIn: 30_000 });
		expect(await queue.wait()).toBeLessThanOrEqual(30_100);
	});

	it('a success makes the next refusal a first one again', async () => {
		const queue = new Queue();
		for (let refusals = 0; refusals < 4; refusals++) await queue.refused();
		await queue.until(queue.go('through'));
		await queue.refused();
		// A second and a quarter, and up to four times as late; the fifth in a row would wait 16.
		expect(await queue.wait()).toBeLessThanOrEqual(5000);
	});

	it('tries again when the window would end, had it begun with the first request', async () => {
		const queue = new Queue();
		await queue.until(queue.go('first'));
		await queue.clock.pass(700);
		const tried: number[] = [];
		for (let refusals = 0; refusals < 6; refusals++) {
			await queue.refused();
			tried.push(queue.clock.now() - queue.start);
		}
		for (const end of [2040, 5040, 10_040, 30_040]) expect(tried).toContain(end);
	});
});

it('whom others kept out is not slow for minutes afterwards', async () => {
	const queue = new Queue();
	await queue.until(queue.go('first'));
	await queue.clock.pass(100);
	while (queue.clock.now() < 10_000) await queue.refused();
	await queue.until(queue.go('let in'));
	const from = queue.clock.now();
	for (const name of names(10)) await queue.until(queue.go(name));
	expect(queue.clock.now() - from).toBeLessThanOrEqual(30_000);
});

describe('a window counts from the answer, less the quickest trip', () => {
	/** Ten requests at once, answered after so many ms each; when the next ten may go. */
	async function turns(queue: Queue, trips: number[]): Promise<number[]> {
		const start = queue.clock.now();
		const permits = await queue.until(
			Promise.all(trips.map(async (_, index) => await queue.enter(`${start}-${index}`))),
		);
		await queue.until(
			Promise.all(
				permits.map(async (permit, index) => {
					await queue.clock.sleep(trips[index]);
					queue.limiter.accepted(permit);
				}),
			),
		);
		const next = names(10).map(async (name) => {
			queue.limiter.lost(await queue.enter(`${start}-${name}`));
		});
		await queue.until(Promise.all(next));
		return names(10).map((name) => queue.at[`${start}-${name}`] - start + queue.start);
	}

	it('an even way costs nothing', async () => {
		const at = await turns(new Queue(), Array<number>(10).fill(300));
		expect(at).toEqual(Array<number>(10).fill(2040));
	});

	it('what came late may have been counted late, in whatever order it was sent', async () => {
		const at = await turns(new Queue(), [900, ...Array<number>(9).fill(300)]);
		expect(at).toEqual([...Array<number>(9).fill(2040), 2640]);
	});

	it('a lucky answer makes the limiter more careful, not less', async () => {
		const at = await turns(new Queue(), [20, ...Array<number>(9).fill(300)]);
		expect(at).toEqual([2040, ...Array<number>(9).fill(2320)]);
	});

	it('without an answer, a request was counted within a second', async () => {
		const queue = new Queue();
		await queue.until(
			Promise.all(names(10).map(async (name) => queue.limiter.lost(await queue.enter(name)))),
		);
		await queue.until(queue.enter('next'));
		expect(queue.at.next).toBe(3040);
	});
});

describe('a route with a limit of its own', () => {
	it('pauses alone', async () => {
		const queue = new Queue();
		await queue.refused(60_000, { route: ownLimit });
		const slow = queue.go('slow', { route: ownLimit });
		await queue.until(queue.go('other'));
		expect(queue.at.other).toBe(0);
		await queue.until(slow);
		expect(queue.at.slow).toBe(60_000);
	});

	it('learns no more than others from a refusal of the whole key, whose window is full', async () => {
		const times = [route, ownLimit].map(async (route) => {
			const queue = new Queue();
			const permit = await queue.until(queue.enter('refused', { route }));
			queue.limiter.refused(permit, undefined, { limit: 60, remaining: 0, resetIn: 20_000 });
			for (const [index, name] of names(8).entries()) {
				const granted = await queue.until(queue.enter(name, { route }));
				const announced = { limit: 60, remaining: 59 - index, resetIn: 60_000 };
				queue.limiter.accepted(granted, announced);
			}
			return queue.at;
		});
		const [others, own] = await Promise.all(times);
		expect(own).toEqual(others);
	});

	it('is paused with the others when the key is', async () => {
		const queue = new Queue();
		await queue.refused(30_000);
		await queue.until(queue.go('slow', { route: ownLimit }));
		expect(queue.at.slow).toBe(30_000);
	});
});

describe('who cannot wait', () => {
	it('is turned away at once when the wait is known to be too long', async () => {
		const queue = new Queue();
		await queue.refused(60_000);
		const deadline = () => queue.start + 20_000;
		const late = await queue.until(queue.enter('late', { deadline }).catch((error) => error));
		expect(late).toBeInstanceOf(DeadlineExceeded);
		expect(late).toMatchObject({ waitMs: 60_000 });
		expect(queue.clock.now()).toBe(queue.start);
	});

	it('is turned away at its deadline when the way is only guessed to be closed, after a try', async () => {
		const queue = new Queue();
		for (let refusals = 0; refusals < 6; refusals++) await queue.refused();
		const from = queue.clock.now();
		const deadline = () => from + 20_000;
		const trying = await queue.until(queue.enter('trying', { deadline }));
		expect(queue.clock.now() - from).toBeCloseTo(19_000, 3);
		const late = queue.enter('late', { deadline }).catch((error) => error);
		queue.limiter.refused(trying);
		expect(await queue.until(late)).toBeInstanceOf(DeadlineExceeded);
		expect(queue.clock.now() - from).toBeCloseTo(20_000, 3);
	});

	it('stays when its deadline has moved on in the meantime', async () => {
		const queue = new Queue();
		await queue.refused(1000);
		const permit = await queue.until(queue.enter('trying'));
		let deadline = queue.start + 5000;
		const patient = queue.go('patient', { deadline: () => deadline });
		await queue.clock.pass(2000);
		deadline = queue.start + 50_000;
		await queue.clock.pass(20_000);
		queue.limiter.accepted(permit);
		await queue.until(patient);
		expect(queue.order).toContain('patient');
	});

	it('leaves the queue when it is cancelled, also before it has entered', async () => {
		const queue = new Queue();
		await queue.refused(60_000);
		const stop = new AbortController();
		const stopped = queue.enter('stopped', { signal: stop.signal }).catch(String);
		const next = queue.go('next');
		stop.abort();
		expect(await queue.until(stopped)).toMatch(/cancelled/);
		expect(queue.clock.now()).toBe(queue.start);
		const never = queue.enter('never', { signal: stop.signal }).catch(String);
		expect(await queue.until(never)).toMatch(/cancelled/);
		await queue.until(next);
		expect(queue.order).toEqual(['refused', 'next']);
	});
});
