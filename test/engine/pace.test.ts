import { Pace, TooLong, type Ask, type Turn } from '../../nodes/engine/pace';
import { VirtualClock } from './virtualClock';

const route = 'GET /campaigns/';
const ownLimit = 'GET /campaigns/{campaign_id}/leads-statistics';

/** A pace on a clock that jumps; notes who got their turn, in order, and when. */
class Queue {
	readonly clock = new VirtualClock();
	readonly pace = new Pace(this.clock);
	readonly start = this.clock.now();
	readonly order: string[] = [];
	readonly at: Record<string, number> = {};

	async enter(name: string, ask: Partial<Ask> = {}): Promise<Turn> {
		const turn = await this.pace.enter({ route, deadline: () => Infinity, ...ask });
		this.order.push(name);
		this.at[name] = this.clock.now() - this.start;
		return turn;
	}

	/** The whole way of a request that is accepted at once. */
	async go(name: string, ask: Partial<Ask> = {}): Promise<void> {
		this.pace.accepted(await this.enter(name, ask), {});
	}

	async until<T>(work: Promise<T>): Promise<T> {
		return await this.clock.until(work);
	}

	/** One request that is refused. */
	async refused(wait?: number, ask: Partial<Ask> = {}): Promise<void> {
		this.pace.refused(await this.until(this.enter('refused', ask)), wait, {});
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
		const person = ['p0', 'p1'].map(async (name) => await queue.go(name, { first: true }));
		await queue.until(Promise.all([...background, ...person]));
		expect(queue.order.slice(10)).toEqual(['p0', 'p1', 'r10', 'r11']);
	});
});

describe('the 61st request within a minute', () => {
	it('goes alone, and the others wait what becomes of it', async () => {
		const queue = new Queue();
		await queue.until(Promise.all(names(60).map(async (name) => await queue.go(name))));
		await queue.clock.pass(2040);
		const turns = ['a', 'b', 'c'].map(async (name) => await queue.enter(name));
		const first = await queue.until(turns[0]);
		await queue.clock.pass(500);
		expect(queue.order.slice(60)).toEqual(['a']);
		queue.pace.accepted(first, {});
		await queue.until(Promise.all(turns));
		expect(queue.at.c).toBe(queue.at.a + 500);
	});
});

describe('after a 429', () => {
	it('one request tries the way, and the others queue behind it', async () => {
		const queue = new Queue();
		await queue.refused(5000);
		const trying = queue.enter('trying');
		const others = names(3).map(async (name) => await queue.enter(name));
		const turn = await queue.until(trying);
		expect(queue.at.trying).toBe(5000);
		await queue.clock.pass(60_000);
		expect(queue.order).toEqual(['refused', 'trying']);

		queue.pace.accepted(turn, {});
		await queue.until(Promise.all(others));
		expect(queue.order).toEqual(['refused', 'trying', ...names(3)]);
	});

	it('the next one tries when the first is refused again or lost', async () => {
		const queue = new Queue();
		await queue.refused(1000);
		const others = names(3).map(async (name) => await queue.enter(name));
		queue.pace.refused(await queue.until(others[0]), 7000, {});
		const second = await queue.until(others[1]);
		expect(queue.at.r1).toBe(8000);
		queue.pace.lost(second);
		await queue.until(others[2]);
		expect(queue.order).toEqual(['refused', 'r0', 'r1', 'r2']);
	});

	it('an answer to what was sent before does not open the way', async () => {
		const queue = new Queue();
		const early = await queue.until(queue.enter('early'));
		await queue.refused(5000);
		queue.pace.accepted(early, {});
		expect(queue.pace.wait(route)).toBe(5000);
	});

	it('several refusals of one moment count as one', async () => {
		const queue = new Queue();
		const turns = await queue.until(
			Promise.all(names(5).map(async (name) => await queue.enter(name))),
		);
		for (const turn of turns) queue.pace.refused(turn, undefined, {});
		expect(queue.pace.wait(route)).toBeLessThanOrEqual(1250);
	});

	it('without a time it doubles its own, from a second to 64', async () => {
		const queue = new Queue();
		const waits: number[] = [];
		for (let refusals = 0; refusals < 9; refusals++) {
			await queue.refused();
			waits.push(queue.pace.wait(route));
		}
		for (const [index, wait] of waits.entries()) {
			const seconds = 1000 * 2 ** Math.min(index, 6);
			expect(wait).toBeGreaterThanOrEqual(seconds);
			expect(wait).toBeLessThanOrEqual(seconds * 1.25);
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

	it('without a time it tries where a window may end that its first request opened', async () => {
		const queue = new Queue();
		await queue.until(Promise.all(names(60).map(async (name) => await queue.go(name))));
		await queue.clock.pass(2040);
		const tries: number[] = [];
		for (let index = 0; index < 5; index++) {
			await queue.refused();
			tries.push(queue.clock.now() - queue.start);
		}
		// Where no such end is near enough, it is the doubled time.
		expect(tries[1]).toBe(15_040);
		expect(tries[3]).toBe(30_040);
		expect(tries[4]).toBe(60_040);
	});

	it('does not believe a Retry-After of days', async () => {
		const queue = new Queue();
		await queue.refused(30 * 86_400_000);
		expect(queue.pace.wait(route)).toBe(3_600_000);
	});

	it('a success makes the next refusal a first one again', async () => {
		const queue = new Queue();
		for (let refusals = 0; refusals < 4; refusals++) await queue.refused();
		await queue.until(queue.go('through'));
		await queue.refused();
		// Two seconds after what was accepted, where a burst may end; a fourth one would wait for 8.
		expect(queue.pace.wait(route)).toBeLessThanOrEqual(2040);
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

	it('doubles its own time: what others sent opened no window of it', async () => {
		const queue = new Queue();
		await queue.until(queue.go('other'));
		await queue.clock.pass(1500);
		await queue.refused(undefined, { route: ownLimit });
		expect(queue.pace.wait(ownLimit)).toBeLessThanOrEqual(1250);
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
		expect(late).toBeInstanceOf(TooLong);
		expect(late).toMatchObject({ ms: 60_000 });
		expect(queue.clock.now()).toBe(queue.start);
	});

	it('is turned away at its deadline when another request tries the way', async () => {
		const queue = new Queue();
		await queue.refused(1000);
		await queue.until(queue.enter('trying'));
		const deadline = () => queue.start + 20_000;
		const late = await queue.until(queue.enter('late', { deadline }).catch((error) => error));
		expect(late).toBeInstanceOf(TooLong);
		expect(queue.clock.now()).toBe(queue.start + 20_000);
	});

	it('stays when its deadline has moved on in the meantime', async () => {
		const queue = new Queue();
		await queue.refused(1000);
		const turn = await queue.until(queue.enter('trying'));
		let deadline = queue.start + 5000;
		const patient = queue.go('patient', { deadline: () => deadline });
		await queue.clock.pass(2000);
		deadline = queue.start + 50_000;
		await queue.clock.pass(20_000);
		queue.pace.accepted(turn, {});
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
