import { LimitedServer, type Limit, type ServerLimits } from './limitedServer';
import { ours, pass, type Subject } from './traffic';
import { VirtualClock } from './virtualClock';

/* What users are promised, whatever the limiter is made of. */

const route = 'GET /campaigns/';
const minute = 60_000;
const hour = 3_600_000;
const burst: Limit = { max: 10, perMs: 2000 };
const perMinute = (max: number, more: Partial<Limit> = {}): Limit => ({
	max,
	perMs: minute,
	...more,
});
const announced = (windows: Limit[], more: Partial<ServerLimits> = {}): ServerLimits => ({
	windows,
	counting: 'fixed',
	headers: true,
	retryAfter: true,
	...more,
});

/** A request there and back, whatever the answer; what keeps it waiting too long is thrown. */
async function once(
	{ clock, server, limiter }: { clock: VirtualClock; server: LimitedServer; limiter: Subject },
	deadline: () => number,
	first = false,
): Promise<boolean> {
	const permit = await limiter.acquire({ route, deadline, priority: first });
	await clock.sleep(60);
	const { allowed, headers, wait } = server.take(clock.date(), route);
	await clock.sleep(60);
	if (allowed) limiter.accepted(permit, headers);
	else limiter.refused(permit, wait, headers);
	return allowed;
}

const scene = (limits: ServerLimits) => {
	const clock = new VirtualClock();
	return { clock, server: new LimitedServer(limits, clock.date()), limiter: ours(clock) };
};

describe('a run ends only where the server itself says no', () => {
	/** Sends so many requests, one after the other, and gives up after ten minutes without one accepted. */
	async function run(of: ReturnType<typeof scene>, requests: number): Promise<number> {
		let last = of.clock.now();
		for (let accepted = 0; accepted < requests; accepted++) {
			try {
				while (!(await once(of, () => last + 10 * minute)));
			} catch {
				return accepted;
			}
			last = of.clock.now();
		}
		return requests;
	}

	it.each([true, false])(
		'1,000 an hour, told by the 429 only: 1,100, then 300 every 15 minutes; told as a window: %s',
		async (headers) => {
			const limits = announced([perMinute(60), { max: 1000, perMs: hour, hidden: true }]);
			const of = scene(limits);
			if (!headers) {
				// The 429 of the hour says when to come back and nothing else.
				const { refused } = of.limiter;
				of.limiter.refused = (permit, wait, told) =>
					refused(permit, wait, (wait ?? 0) > minute ? {} : told);
			}
			const start = of.clock.now();
			const taken: number[] = [];
			await of.clock.until(
				(async () => {
					taken.push(await run(of, 1100));
					for (let count = 0; count < 12; count++) {
						await of.clock.sleep(15 * minute - ((of.clock.now() - start) % (15 * minute)));
						taken.push(await run(of, 300));
					}
				})(),
			);
			expect(taken[0]).toBe(1000);
			// The hour is over at 60 minutes and takes a thousand again, and so do the next.
			const later = taken.slice(1).reduce((sum, count) => sum + count, 0);
			expect(later).toBeGreaterThanOrEqual(2600);
			for (const count of taken.slice(1)) expect([0, 100, 300]).toContain(count);
		},
	);
});

describe('a limit that becomes more', () => {
	it.each<[string, ServerLimits, number]>([
		[
			'announced next to a burst: a plan that was raised',
			announced([burst, perMinute(60, { changes: { after: 300_000, max: 120 } })]),
			1.4,
		],
		[
			'told by the 429 only',
			announced([burst, perMinute(60, { hidden: true, changes: { after: 300_000, max: 120 } })]),
			1.4,
		],
		[
			'silent, 30 to 120 a minute',
			announced([perMinute(30, { changes: { after: 300_000, max: 120 } })], { headers: false }),
			1.4,
		],
	])('is found: %s', async (_, limits, most) => {
		const { ratio, refused } = await pass(limits, {
			processes: [1],
			requests: 2400,
			latency: 200,
		});
		expect(ratio).toBeLessThanOrEqual(most);
		expect(refused).toBeLessThanOrEqual(0.01);
	});
});

describe('a route with a limit of its own', () => {
	const statistics = 'GET /campaigns/{campaign_id}/leads-statistics';

	it.each([true, false])('is counted on its own; headers: %s', async (headers) => {
		const { ratio, refused } = await pass(
			announced(
				[burst, perMinute(60), perMinute(10, { hidden: true, routes: /leads-statistics/ })],
				{
					headers,
					retryAfter: false,
				},
			),
			{ processes: [1], requests: 100, latency: 200, routes: [statistics] },
		);
		expect(refused).toBeLessThanOrEqual(0.02);
		expect(ratio).toBeLessThanOrEqual(1.1);
	});
});

describe('a request that has no answer for minutes', () => {
	it('does not keep a person waiting, where 60 a minute had been let through before', async () => {
		const { clock, limiter } = scene(announced([]));
		for (let sent = 0; sent < 60; sent++) {
			limiter.accepted(await clock.until(limiter.acquire({ route, deadline: () => Infinity })), {});
		}
		await clock.until(limiter.acquire({ route, deadline: () => Infinity }));
		const opened = clock.now();
		const person = limiter.acquire({ route, deadline: () => opened + 20_000, priority: true });
		await clock.until(person);
		expect(clock.now() - opened).toBeLessThanOrEqual(6000);
	});

	it('nor where it is the first after a 429', async () => {
		const { clock, limiter } = scene(announced([]));
		const refused = await clock.until(limiter.acquire({ route, deadline: () => Infinity }));
		limiter.refused(refused, 1000, {});
		await clock.until(limiter.acquire({ route, deadline: () => Infinity }));
		const opened = clock.now();
		const people = Array.from({ length: 3 }, async () => {
			await limiter.acquire({ route, deadline: () => opened + 20_000, priority: true });
		});
		await clock.until(Promise.all(people));
		expect(clock.now() - opened).toBeLessThanOrEqual(6000);
	});
});

describe('a long queue', () => {
	it('costs a turn the same, however many wait', async () => {
		const looks = async (waiting: number): Promise<number> => {
			const { clock, limiter } = scene(announced([]));
			let [read, turns] = [0, 0];
			const start = clock.now();
			const deadline = () => (read++, start + 24 * hour);
			for (let index = 0; index < waiting; index++) {
				void limiter.acquire({ route, deadline }).then((permit) => {
					turns++;
					limiter.accepted(permit, {});
				});
			}
			await clock.pass(20_000);
			[read, turns] = [0, 0];
			await clock.pass(20_000);
			expect(turns).toBeGreaterThanOrEqual(90);
			return read / turns;
		};
		expect(await looks(10_000)).toBeLessThanOrEqual((await looks(200)) + 1);
		expect(await looks(10_000)).toBeLessThanOrEqual(10);
	});

	it('of 200,000 goes on, and an execution that is stopped leaves it', async () => {
		const { clock, limiter } = scene(announced([]));
		const stop = new AbortController();
		let [gone, stopped] = [0, 0];
		for (let index = 0; index < 200_000; index++) {
			const signal = index < 150_000 || index >= 150_005 ? undefined : stop.signal;
			// One deadline comes near: all are read.
			const until = index === 199_999 ? 15_000 : Infinity;
			limiter.acquire({ route, deadline: () => until, signal }).then(
				(permit) => {
					gone++;
					limiter.accepted(permit, {});
				},
				() => stopped++,
			);
		}
		await clock.pass(20_000);
		stop.abort();
		await clock.pass(20_000);
		expect(gone).toBeGreaterThanOrEqual(180);
		// Five were stopped, and one was too late.
		expect(stopped).toBe(6);
	});
});
