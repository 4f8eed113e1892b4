import fc from 'fast-check';

import type { LoggedCall, MisbehaviourRule, Sandbox } from '../sandbox';

/** What SmartLead does with one call. */
interface Move {
	answer: MisbehaviourRule['answer'];
	/** It is carried out, and only its answer is lost. */
	done?: true;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
	status,
	headers: { 'Content-Type': 'application/json', ...headers },
	body: JSON.stringify(body),
});
const page = '<html><body>Something is wrong</body></html>';

/** Not carried out, and said so. */
const refused: Record<string, Move> = {
	'429': { answer: json(429, {}) },
	'429, 0 s': { answer: json(429, {}, { 'Retry-After': '0' }) },
	'429, 7 s': { answer: json(429, {}, { 'Retry-After': '7' }) },
	'429, 50 s': { answer: json(429, { error: { retry_after: 50 } }) },
	'429, an hour': { answer: json(429, {}, { 'Retry-After': '3600' }) },
	'422': { answer: json(422, { error: 'Invalid parameters provided' }) },
	'422, names an index': { answer: json(422, { error: '"lead_list[0].email" must be an email' }) },
	'400, names indexes': {
		answer: json(400, {
			message: 'No',
			details: [1, 3].map((at) => ({ path: ['lead_list', at] })),
		}),
	},
	'422, names a lead': { answer: json(422, { error: 'lead1@example.com is not valid' }) },
	'400, names a lead far behind': {
		answer: json(400, { message: `${'No lead of this list. '.repeat(20)}lead2@example.com` }),
	},
	'422, names several': {
		answer: json(422, { errors: ['lead1@example.com', 'Lead4@example.com', 'xlead5@example.com'] }),
	},
	'400, names nobody': { answer: json(400, { message: 'lead_list does not match' }) },
	'413': { answer: { status: 413, body: page } },
	'402, names a lead': { answer: json(402, { message: 'lead1@example.com may not add leads' }) },
	'200, an error alone': { answer: json(200, { error: 'Campaign not found' }) },
	'200, a status of its own': { answer: json(200, { statusCode: 404, message: 'Not here' }) },
	'200, says 429': { answer: json(200, { statusCode: 429, message: 'Too Many Requests' }) },
	'401': { answer: json(401, { message: 'Invalid API Key' }) },
	'402': { answer: json(402, { message: 'No credits left' }) },
	'404': { answer: json(404, { error: 'Not here' }) },
	'302': { answer: { status: 302, headers: { Location: 'https://app.example.com/' } } },
	'no name': { answer: { fault: 'dns' } },
	'no port': { answer: { fault: 'refused' } },
	'wrong certificate': { answer: { fault: 'certificate' } },
};

/** Nobody outside can know whether it was carried out. */
const open: Record<string, Move> = {
	'500': { answer: json(500, { error: 'Error while creating' }) },
	'500, a crash': {
		answer: json(500, { error: "Cannot read properties of undefined (reading 'email')" }),
	},
	'500, already there': {
		answer: json(500, { message: 'duplicate key: lead1@example.com already exists' }),
	},
	'500, of the input': { answer: json(500, { error: 'Invalid lead id' }) },
	'500, names an index': { answer: json(500, { error: '"lead_list[0].email" is required' }) },
	'200, says 503': { answer: json(200, { statusCode: 503, message: 'Try later' }) },
	'200, a crash': { answer: json(200, { error: 'leads.map is not a function' }) },
	'an empty answer': { answer: json(200, {}) },
	'502': { answer: { status: 502, body: page } },
	'503, 20 s': { answer: { status: 503, headers: { 'Retry-After': '20' } } },
	'504': { answer: { status: 504 } },
	reset: { answer: { fault: 'reset' } },
	'half an answer': { answer: { ...json(200, { ok: true, data: [] }), fault: 'halfBody' } },
	'no answer': { answer: { fault: 'silence' } },
	'half a JSON': { answer: { body: '{"ok": true, "da' } },
	'a web page': { answer: { body: page } },
	'a page that begins with a comment': { answer: { body: `<!-- Sorry -->${page}` } },
};

/** Carried out, and told: only slowly, or while the clock of this machine is set. */
const odd: Record<string, Move> = {
	'a trickling answer, done': {
		answer: (_, truth) => ({ ...truth, fault: 'trickle' }),
		done: true,
	},
	...Object.fromEntries(
		[-3600, -90, 45, 1800].map((seconds): [string, Move] => [
			`the clock jumps by ${seconds} s, done`,
			{
				done: true,
				answer(_, truth) {
					jest.setSystemTime(Date.now() + seconds * 1000);
					return truth ?? {};
				},
			},
		]),
	),
};

const moves: Record<string, Move> = {
	...refused,
	...open,
	...odd,
	...Object.fromEntries(
		Object.entries(open).map(([name, move]) => [`${name}, done`, { ...move, done: true }]),
	),
};

/** The name of a move for each call, in the order in which they arrive; after them all goes well. */
export type Schedule = string[];

/** Schedules of up to `most` calls, in which about every second one meets a fault. */
export const schedules = (most: number): fc.Arbitrary<Schedule> =>
	fc.array(fc.oneof(fc.constant('well'), fc.constantFrom(...Object.keys(moves))), {
		maxLength: most,
	});

/** Has the calls to come go as the schedule says. */
export function follow(sandbox: Sandbox, schedule: Schedule): void {
	let before = 0;
	for (const [call, name] of schedule.entries()) {
		const move = Object.hasOwn(moves, name) ? moves[name] : undefined;
		if (!move) continue;
		// A rule is passed over by the calls that none before it has taken.
		sandbox.misbehave({ skip: call - before++, after: move.done, answer: move.answer });
	}
}

/** Whether a call was carried out; what only the sandbox knows. */
export const wasDone = (schedule: Schedule, call: number): boolean =>
	call >= schedule.length || schedule[call] === 'well' || schedule[call].endsWith(', done');

/** Whether a call may have been carried out, as far as the node can know. */
export const mayBeDone = (schedule: Schedule, call: number): boolean =>
	call >= schedule.length || !Object.hasOwn(refused, schedule[call]);

/** Whether a call ends without a usable answer, whether or not it is carried out. */
export const isOpen = (schedule: Schedule, call: number): boolean =>
	call < schedule.length && Object.hasOwn(open, schedule[call].replace(/, done$/, ''));

/** Whether a read gives what there is: its answer comes, whole and in time. */
const isTold = (schedule: Schedule, call: number): boolean =>
	call >= schedule.length || schedule[call] === 'well' || schedule[call].startsWith('the clock');

/**
 * Whether nobody can know at some place what became of the writes before it. The key is refused, or a
 * wait is asked for that is too long; or the last two reads told nothing, which are those that are late
 * enough to show that something is not there.
 */
export function isUnknowable(schedule: Schedule, log: LoggedCall[]): boolean {
	const isLost = (call: number) => log[call]?.method === 'GET' && !isTold(schedule, call);
	return log.some(({ method, answer: { status, headers } }, call) => {
		if (method !== 'GET') return false;
		if (status === 401 || headers['Retry-After'] === '3600') return true;
		return log[call + 1]?.method !== 'GET' && isLost(call) && isLost(call - 1);
	});
}

/** A call and its place in the schedule. */
export const numbered = (log: LoggedCall[]): Array<[number, LoggedCall]> => [...log.entries()];
