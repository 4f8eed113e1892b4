import type { Counting, Limit } from './limitedServer';
import { pass, withSeed } from './traffic';

beforeEach(() => withSeed(11));
afterEach(() => jest.restoreAllMocks());

const minute: Limit[] = [{ max: 60, perMs: 60_000 }];
const tenSeconds: Limit[] = [{ max: 20, perMs: 10_000 }];
/** What SmartLead states: answers announce the tighter of the two alone. */
const both: Limit[] = [{ max: 10, perMs: 2000 }, ...minute];
const counts: Counting[] = ['fixed', 'aligned', 'sliding'];

const servers = Object.entries({ '60 per 60 s': minute, '20 per 10 s': tenSeconds, both })
	.flatMap(([limit, windows]) => counts.map((counting) => ({ limit, windows, counting })))
	.flatMap((server) => [1, 5].map((workers) => ({ ...server, workers })));

/** 600 requests over an uneven line. */
const crowd = (workers: number) => ({
	processes: [workers],
	requests: 600 / workers,
	latency: 200,
});

describe.each([true, false])('limits without headers, Retry-After: %s', (retryAfter) => {
	it.each(servers)('$limit, $counting, $workers at once', async (server) => {
		const { workers } = server;
		const { ratio, refused } = await pass(
			{ ...server, headers: false, retryAfter },
			crowd(workers),
		);
		expect(ratio).toBeLessThanOrEqual(1.15);
		expect(refused).toBeLessThanOrEqual(0.05);
	});
});

/** Clocks differ by a little, or by minutes where nobody sets them. */
describe.each([0, 700, -700, -299_500])('announced limits, a clock %d ms ahead', (ahead) => {
	it.each(servers)('$limit, $counting, $workers at once', async (server) => {
		const limits = { ...server, ahead, headers: true, retryAfter: true };
		const { ratio, refused } = await pass(limits, crowd(server.workers));
		expect(ratio).toBeLessThanOrEqual(1.05);
		expect(refused).toBeLessThanOrEqual(0.02);
	});
});

it('keeps to the documented limits in half an hour of requests', async () => {
	const limits = { windows: both, counting: 'fixed', headers: true, retryAfter: true } as const;
	const { ratio, refused } = await pass(limits, { processes: [5], requests: 360, latency: 300 });
	expect(ratio).toBeLessThanOrEqual(1.02);
	expect(refused).toBeLessThanOrEqual(0.005);
});
