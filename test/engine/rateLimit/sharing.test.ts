import { pass, withSeed } from './traffic';
import type { Limit } from './limitedServer';

const groups = [
	[4, 3, 3],
	[5, 5],
	[8, 1, 1],
];

afterEach(() => jest.restoreAllMocks());

/** Processes that know nothing of each other, ten executions over them, 31 requests each. */
describe('several processes with one key, announced', () => {
	const limits: Record<string, Limit[]> = {
		'10 per 2 s': [{ max: 10, perMs: 2000 }],
		'20 per 10 s': [{ max: 20, perMs: 10_000 }],
		'60 per minute': [{ max: 60, perMs: 60_000 }],
	};
	const rows = Object.keys(limits).flatMap((limit) =>
		groups.map((processes) => ({ limit, processes })),
	);

	it.each(rows)('$limit, executions $processes', async ({ limit, processes }) => {
		let [time, refusals] = [0, 0];
		for (const seed of [11, 222, 3333]) {
			withSeed(seed);
			const { ratio, refused } = await pass(
				{ windows: limits[limit], counting: 'fixed', headers: true, retryAfter: true },
				{ processes, requests: 31, latency: 60, seed },
			);
			time += ratio / 3;
			refusals += refused / 3;
		}
		expect(time).toBeLessThanOrEqual(1.3);
		expect(refusals).toBeLessThanOrEqual(0.1);
	});
});

describe('several processes with one key, not announced', () => {
	it.each([true, false])('take most of the limit, Retry-After: %s', async (retryAfter) => {
		for (const processes of groups) {
			let [time, refusals] = [0, 0];
			for (const seed of [11, 222, 3333]) {
				withSeed(seed);
				const { ratio, refused } = await pass(
					{ windows: [{ max: 10, perMs: 2000 }], counting: 'fixed', headers: false, retryAfter },
					{ processes, requests: 60, latency: 60, seed },
				);
				time += ratio / 3;
				refusals += refused / 3;
			}
			expect(time).toBeLessThanOrEqual(1.5);
			expect(refusals).toBeLessThanOrEqual(0.1);
		}
	});
});
