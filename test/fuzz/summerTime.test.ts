import { stage } from '../engine/stage';
import { seed, share } from '../seed';
import { slots, type Slot } from './slots';

/**
 * Every date and time that can be filled in, on the days on which clocks change: a time that the
 * clock of the workflow skips or shows twice is sent as one moment, and no day moves.
 */
const { run, sandbox } = stage();

const dates = slots.filter(({ field, literal }) => field.type === 'dateTime' && !literal);

/** Time zone, what the clock there shows, and the moment. Ahead of us: no campaign starts in the past. */
const clocks: Array<[string, string, string]> = [
	// Skipped: as much later as the clock is put forward; in Santiago at midnight.
	['America/New_York', '2035-03-11T02:30:00', '2035-03-11T03:30:00-04:00'],
	['America/Santiago', '2035-09-02T00:30:00', '2035-09-02T01:30:00-03:00'],
	// Shown twice: the first time.
	['Europe/Berlin', '2035-10-28T02:30:00', '2035-10-28T02:30:00+02:00'],
	// Behind it.
	['America/New_York', '2035-11-04 02:00', '2035-11-04T02:00:00-05:00'],
	// Where no clock changes.
	['Asia/Kolkata', '2035-03-25T00:00:00', '2035-03-25T00:00:00+05:30'],
];

/** The fields that an end or a beginning must not pass by: they move along. */
const pairs: Record<string, string> = {
	startDate: 'endDate',
	endDate: 'startDate',
	fromTime: 'toTime',
	toTime: 'fromTime',
	testEndDate: 'scheduleStartTime',
	scheduleStartTime: 'testEndDate',
	repliedAfter: 'repliedBefore',
	repliedBefore: 'repliedAfter',
};

/** The same parameters, with the other end of the span at the same value. */
function along(parameters: unknown, name: string, value: string): unknown {
	const other = pairs[name.split('.').at(-1) ?? ''];
	if (!other) return parameters;
	const moved = (inner: unknown): unknown =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(
					Object.entries(inner).map(([key, one]) => [key, key === other ? value : moved(one)]),
				)
			: inner;
	return moved(parameters);
}

async function asked({ spec, base, put, name }: Slot, timezone: string, value: string) {
	sandbox.reset();
	base.scene?.(sandbox.state);
	const parameters = along(put(value), name, value) as Record<string, string>;
	const { error } = await run(
		{ ...parameters, resource: spec.name.split('.')[0] },
		{ items: base.items ?? [{}], timezone },
	);
	return {
		error: error?.message,
		requests: sandbox.log.map(({ path, query, json: body }) => [
			path,
			JSON.stringify({ ...query, api_key: undefined }),
			JSON.stringify(body),
		]),
	};
}

const each = dates.map((slot): [string, Slot] => [`${slot.spec.name} ${slot.name}`, slot]);

test.each(each)(`%s, seed ${seed}`, async (_, slot) => {
	let sent = 0;
	const drawn = share(clocks, () => [], `${slot.spec.name} ${slot.name}`);
	for (const [timezone, clock, moment] of drawn) {
		const shown = await asked(slot, timezone, clock);
		expect([clock, shown]).toEqual([clock, await asked(slot, timezone, moment)]);
		sent += shown.requests.length;
		// A day is that of the calendar there, and a time the moment: nothing else of the date is sent.
		const said = JSON.stringify(shown.requests);
		const inUtc = new Date(moment).toISOString();
		const wanted = [inUtc, inUtc.slice(0, 19), clock.slice(0, 10)];
		if (shown.requests.length > 0) {
			expect([said, wanted.some((text) => said.includes(text))]).toEqual([said, true]);
		}
	}
	if (drawn.length === clocks.length) expect(sent).toBeGreaterThan(0);
});
