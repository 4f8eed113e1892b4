import type { Counting, Limit, ServerLimits } from '../../engine/rateLimit/limitedServer';
import type { Traffic } from '../../engine/rateLimit/traffic';

/** One run; a row of the table is the mean of several. */
export interface Run {
	limits: ServerLimits;
	traffic: Traffic;
}

export interface Scenario {
	group: string;
	name: string;
	runs: Run[];
}

const minute = 60_000;
const hour = 3_600_000;
const burst: Limit = { max: 10, perMs: 2000 };
const perMinute = (max: number): Limit => ({ max, perMs: minute });
const tenSeconds: Limit = { max: 20, perMs: 10_000 };

const counts: Counting[] = ['fixed', 'aligned', 'sliding', 'bucket'];
/** How many requests one process has under way at once. */
const callers = { 'one writer': 1, 'five readers': 5 };
const seeds = [11, 222, 3333];

const announced = (windows: Limit[], more: Partial<ServerLimits> = {}) => ({
	windows,
	headers: true,
	retryAfter: true,
	...more,
});
const silent = (windows: Limit[], more: Partial<ServerLimits> = {}) =>
	announced(windows, { headers: false, ...more });

type Uncounted = Omit<ServerLimits, 'counting'>;
type Pattern = Pick<Traffic, 'latency' | 'jitter' | 'spread'>;

const anyTime = '100 to 1,500 ms';
/** How long answers take; the way there and the way back are uneven each on its own. */
const patterns: Record<string, Pattern> = {
	'10 to 30 ms': { latency: 20 },
	'270 to 330 ms': { latency: 300, jitter: 0.1 },
	'150 to 450 ms': { latency: 300 },
	'1 to 3 s': { latency: 2000 },
	[anyTime]: { latency: 800, jitter: 0.875 },
};

/** Every way of counting, by one writer and by five readers; `total` requests in all. */
const everyCount = (
	limits: Uncounted,
	total: number,
	{
		counting = counts,
		workers = Object.values(callers),
		...pattern
	}: Partial<Pattern> & { counting?: Counting[]; workers?: number[] } = {},
): Run[] =>
	counting.flatMap((one) =>
		workers.map((count) => ({
			limits: { ...limits, counting: one },
			traffic: {
				processes: [count],
				requests: total / count,
				latency: 200,
				seed: 11,
				...pattern,
			},
		})),
	);

/** Several processes, with three seeds; `each` requests of every worker. */
const shared = (
	limits: Uncounted,
	each: number,
	workers: number[],
	pattern: Pattern,
	counting: Counting = 'fixed',
): Run[] =>
	seeds.map((seed) => ({
		limits: { ...limits, counting },
		traffic: { processes: workers, requests: each, seed, ...pattern },
	}));

const alone = 'one process, announced';
const aloneSilent = 'one process, not announced';
const changes = 'limits that change';
const several = 'several processes with 10 in 2 s, 20 in 10 s or 60 a minute, announced';
const severalSilent = 'several processes with 10 in 2 s, 20 in 10 s or 60 a minute, not announced';

const changing = (from: number, to: number, after: number, more: Partial<Limit> = {}): Limit => ({
	...perMinute(from),
	changes: { after, max: to },
	...more,
});

/** Several processes share one of these. */
const threeLimits = [burst, tenSeconds, perMinute(60)];
const between = { '30 to 90 ms': { latency: 60 }, [anyTime]: patterns[anyTime] };
const groups = [
	[4, 3, 3],
	[5, 5],
	[8, 1, 1],
	[2, 2, 2, 2, 2],
];

export const scenarios: Scenario[] = [
	...[60, 300].flatMap((total) =>
		Object.entries(patterns).flatMap(([answers, pattern]) =>
			Object.entries(callers).map(([caller, count]) => ({
				group: alone,
				name: `10 in 2 s, ${total} requests, ${caller}, answers after ${answers}`,
				runs: everyCount(announced([burst]), total, { workers: [count], ...pattern }),
			})),
		),
	),
	...counts.flatMap((counting) =>
		[90, 600].map((total) => ({
			group: alone,
			name: `60 a minute behind it, ${counting}, ${total} requests`,
			runs: Object.values(patterns).flatMap((pattern) =>
				everyCount(announced([burst, perMinute(60)]), total, { counting: [counting], ...pattern }),
			),
		})),
	),
	{
		group: alone,
		name: 'the same, a clock 5 minutes off',
		runs: [299_500, -299_500].flatMap((ahead) =>
			everyCount(announced([burst, perMinute(60)], { ahead }), 600),
		),
	},
	{
		group: alone,
		name: 'Pro plan: 20 a second and 120 a minute',
		runs: everyCount(announced([{ max: 20, perMs: 1000 }, perMinute(120)]), 1200),
	},
	{
		group: alone,
		name: '1,000 an hour, told by the 429 only: 1,100, then 300 every 15 minutes',
		runs: (['fixed', 'sliding'] as const).map((counting) => ({
			limits: {
				...announced([perMinute(60), { max: 1000, perMs: hour, hidden: true }]),
				counting,
			},
			traffic: {
				processes: [1],
				requests: 2300,
				latency: 200,
				pause: { every: 300, ms: 15 * minute },
			},
		})),
	},
	{
		group: alone,
		name: 'Retry-After of half the time, of nothing, of three times',
		runs: [(ms: number) => ms / 2, () => 0, (ms: number) => ms * 3].flatMap((retryAfter) =>
			everyCount(announced([burst, perMinute(60)], { retryAfter }), 300),
		),
	},
	{
		group: alone,
		name: 'routes with 10 a minute of their own',
		runs: [true, false].flatMap((headers) =>
			counts.map((counting) => ({
				limits: {
					windows: [
						burst,
						perMinute(60),
						{ ...perMinute(10), hidden: true, routes: /leads-statistics/ },
					],
					headers,
					retryAfter: false,
					counting,
				},
				traffic: {
					processes: [1],
					requests: 100,
					latency: 200,
					routes: ['GET /campaigns/{campaign_id}/leads-statistics'],
				},
			})),
		),
	},
	...[true, false].flatMap((retryAfter) =>
		[perMinute(60), perMinute(200), tenSeconds].flatMap((limit) =>
			[2.5, 10].map((spans) => ({
				group: aloneSilent,
				name: `${limit.max} in ${limit.perMs / 1000} s, ${retryAfter ? 'with' : 'without'} Retry-After, ${spans} windows`,
				runs: Object.values(patterns).flatMap((pattern) =>
					everyCount(silent([limit], { retryAfter }), spans * limit.max, pattern),
				),
			})),
		),
	),
	{
		group: aloneSilent,
		name: '60 a minute, Retry-After of half the time, of nothing, of three times',
		runs: [(ms: number) => ms / 2, () => 0, (ms: number) => ms * 3].flatMap((retryAfter) =>
			everyCount(silent([perMinute(60)], { retryAfter }), 600),
		),
	},
	...[
		{ name: 'announced, 60 to 120 a minute', limits: announced([changing(60, 120, 300_000)]) },
		{ name: 'announced, 120 to 60 a minute', limits: announced([changing(120, 60, 300_000)]) },
		{
			name: '60 to 120 a minute behind 10 in 2 s',
			limits: announced([burst, changing(60, 120, 300_000)]),
		},
		{
			name: '60 to 120 a minute, told by the 429 only',
			limits: announced([burst, changing(60, 120, 300_000, { hidden: true })]),
		},
		{ name: 'not announced, 30 to 120 a minute', limits: silent([changing(30, 120, 300_000)]) },
		{ name: 'not announced, 120 to 30 a minute', limits: silent([changing(120, 30, 300_000)]) },
	].map(({ name, limits }) => ({
		group: changes,
		name,
		runs: everyCount(limits, 2400, { counting: ['fixed', 'sliding'] }),
	})),
	...Object.entries(between).flatMap(([answers, pattern]) =>
		groups.map((workers) => ({
			group: several,
			name: `fixed, ${workers.join(' + ')} at once, answers after ${answers}`,
			runs: threeLimits.flatMap((limit) => shared(announced([limit]), 31, workers, pattern)),
		})),
	),
	...counts.slice(1).map((counting) => ({
		group: several,
		name: `all of these, ${counting}`,
		runs: groups.flatMap((workers) =>
			threeLimits.flatMap((limit) =>
				shared(announced([limit]), 31, workers, { latency: 60 }, counting),
			),
		),
	})),
	...[true, false].flatMap((retryAfter) =>
		groups.map((workers) => ({
			group: severalSilent,
			name: `${workers.join(' + ')} at once, ${retryAfter ? 'with' : 'without'} Retry-After`,
			runs: Object.values(between).flatMap((pattern) =>
				threeLimits.flatMap((limit) =>
					shared(silent([limit], { retryAfter }), 60, workers, pattern),
				),
			),
		})),
	),
	...[true, false].map((retryAfter) => ({
		group: severalSilent,
		name: `4 + 3 + 3 that begin within 3 s, ${retryAfter ? 'with' : 'without'} Retry-After`,
		runs: threeLimits.flatMap((limit) =>
			shared(silent([limit], { retryAfter }), 20, [4, 3, 3], { latency: 60, spread: 3000 }),
		),
	})),
	...[true, false].map((headers) => ({
		group: headers ? several : severalSilent,
		name: 'another program takes 20 of 60 a minute',
		runs: shared(
			announced([perMinute(60)], { headers, outsider: { requests: 4, every: 12_000 } }),
			400,
			[1],
			{ latency: 60 },
		),
	})),
];
