/** The figures of the limiter before this one, from the same scenarios and seeds. */
export const before: Record<string, { refused: number; ratio: number } | undefined> = {
	'one process, announced: 10 in 2 s, fixed, answers after 20, 300 and 2,000 ms': {
		refused: 0.0,
		ratio: 1.05,
	},
	'one process, announced: 10 in 2 s, aligned, answers after 20, 300 and 2,000 ms': {
		refused: 0.0,
		ratio: 1.05,
	},
	'one process, announced: 10 in 2 s, sliding, answers after 20, 300 and 2,000 ms': {
		refused: 0.0,
		ratio: 1.04,
	},
	'one process, announced: 10 in 2 s, bucket, answers after 20, 300 and 2,000 ms': {
		refused: 0.0,
		ratio: 1.04,
	},
	'one process, announced: 60 a minute behind it, fixed': { refused: 0.2, ratio: 1.01 },
	'one process, announced: 60 a minute behind it, aligned': { refused: 0.1, ratio: 1.0 },
	'one process, announced: 60 a minute behind it, sliding': { refused: 0.2, ratio: 1.02 },
	'one process, announced: 60 a minute behind it, bucket': { refused: 45.5, ratio: 1.0 },
	'one process, announced: the same, a clock 5 minutes off': { refused: 10.0, ratio: 1.01 },
	'one process, announced: Pro plan: 20 a second and 120 a minute': { refused: 2.5, ratio: 1.01 },
	'one process, announced: 1,000 an hour, told by the 429 only: 1,100, then 300 every 15 minutes': {
		refused: 0.1,
		ratio: 1.0,
	},
	'one process, announced: Retry-After of half the time, of nothing, of three times': {
		refused: 9.8,
		ratio: 1.09,
	},
	'one process, announced: routes with 10 a minute of their own': { refused: 87.6, ratio: 1.12 },
	'one process, not announced: 60 a minute, with Retry-After': { refused: 2.6, ratio: 1.02 },
	'one process, not announced: 200 a minute, with Retry-After': { refused: 0.8, ratio: 1.04 },
	'one process, not announced: 20 in 10 s, with Retry-After': { refused: 3.1, ratio: 1.03 },
	'one process, not announced: 60 a minute, without Retry-After': { refused: 2.8, ratio: 1.02 },
	'one process, not announced: 200 a minute, without Retry-After': { refused: 0.8, ratio: 1.04 },
	'one process, not announced: 20 in 10 s, without Retry-After': { refused: 2.8, ratio: 1.03 },
	'one process, not announced: 60 a minute, Retry-After of half the time, of nothing, of three times':
		{ refused: 2.9, ratio: 1.17 },
	'limits that change: announced, 60 to 120 a minute': { refused: 1.5, ratio: 1.02 },
	'limits that change: announced, 120 to 60 a minute': { refused: 0.1, ratio: 1.01 },
	'limits that change: 60 to 120 a minute behind 10 in 2 s': { refused: 0.0, ratio: 1.77 },
	'limits that change: 60 to 120 a minute, told by the 429 only': { refused: 0.0, ratio: 1.77 },
	'limits that change: not announced, 30 to 120 a minute': { refused: 0.2, ratio: 2.07 },
	'limits that change: not announced, 120 to 30 a minute': { refused: 1.1, ratio: 1.01 },
	'several processes, announced: 10 in 2 s, 20 in 10 s, 60 a minute: 4 + 3 + 3 at once': {
		refused: 4.5,
		ratio: 1.08,
	},
	'several processes, announced: 10 in 2 s, 20 in 10 s, 60 a minute: 5 + 5 at once': {
		refused: 2.9,
		ratio: 1.06,
	},
	'several processes, announced: 10 in 2 s, 20 in 10 s, 60 a minute: 8 + 1 + 1 at once': {
		refused: 3.9,
		ratio: 1.07,
	},
	'several processes, announced: 10 in 2 s, 20 in 10 s, 60 a minute: 2 + 2 + 2 + 2 + 2 at once': {
		refused: 7.1,
		ratio: 1.09,
	},
	'several processes, not announced: 10 in 2 s, 20 in 10 s, 60 a minute: 4 + 3 + 3 at once': {
		refused: 4.8,
		ratio: 1.23,
	},
	'several processes, not announced: 10 in 2 s, 20 in 10 s, 60 a minute: 5 + 5 at once': {
		refused: 3.8,
		ratio: 1.06,
	},
	'several processes, not announced: 10 in 2 s, 20 in 10 s, 60 a minute: 8 + 1 + 1 at once': {
		refused: 3.7,
		ratio: 1.49,
	},
	'several processes, not announced: 10 in 2 s, 20 in 10 s, 60 a minute: 2 + 2 + 2 + 2 + 2 at once':
		{ refused: 10.1, ratio: 1.19 },
	'several processes, announced: another program takes 20 of 60 a minute': {
		refused: 0.0,
		ratio: 1.29,
	},
	'several processes, not announced: another program takes 20 of 60 a minute': {
		refused: 0.8,
		ratio: 1.0,
	},
};
