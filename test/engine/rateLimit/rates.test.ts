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

it.each([1, 2, 3, 4])('keeps to the documented limits for half an hour, seed %d', async (seed) => {
	const limits = { windows: both, counting: 'fixed', headers: true, retryAfter: true } as const;
	const traffic = { processes: [5], requests: 360, latency: 300, seed };
	const { ratio, refused } = await pass(limits, traffic);
	expect(ratio).toBeLessThanOrEqual(1.02);
	// The minute, which the burst hides, is forgotten every eight minutes: at most five find it again.
	expect(refused).toBeLessThanOrEqual((4 * 5) / 1800);
});

const burst: Limit[] = [{ max: 10, perMs: 2000 }];

describe.each([...counts, 'bucket'] as const)('short runs, answers that vary, %s', (counting) => {
	const limits = { windows: burst, counting, headers: true, retryAfter: true };

	it.each([
		{ answers: '270 to 330 ms', latency: 300, jitter: 0.1, most: 1.06 },
		{ answers: '150 to 450 ms', latency: 300, jitter: 0.5, most: 1.12 },
		{ answers: '100 to 1,500 ms', latency: 800, jitter: 0.875, most: 1.4 },
	])('five readers, answers after $answers', async ({ latency, jitter, most }) => {
		for (const seed of [1, 2, 3]) {
			const traffic = { processes: [5], requests: 12, latency, jitter, seed };
			const { ratio, refused } = await pass(limits, traffic);
			expect(ratio).toBeLessThanOrEqual(most);
			expect(refused).toBe(0);
		}
	});
});

describe('two windows and a half that nobody announces, without Retry-After', () => {
	it.each(servers.filter(({ limit }) => limit !== 'both'))(
		'$limit, $counting, $workers at once',
		async (server) => {
			const { windows, workers } = server;
			for (const latency of [20, 300]) {
				const { ratio } = await pass(
					{ ...server, headers: false, retryAfter: false },
					{ processes: [workers], requests: (windows[0].max * 2.5) / workers, latency },
				);
				expect(ratio).toBeLessThanOrEqual(1.1);
			}
		},
	);
});
