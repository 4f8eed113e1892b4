import fc from 'fast-check';
import { DateTime } from 'luxon';

import { InvalidValue } from '../../nodes/engine/problem';
import { dayOf, timeOf } from '../../nodes/engine/spec/date';
import { isPlain, textOf } from '../../nodes/engine/spec/value';
import { seed, times } from '../seed';

const newYork = { timezone: 'America/New_York' };
const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Berlin'];

test.each([
	// Without an offset: the clock of the workflow.
	['2026-07-01T09:00:00', '2026-07-01T13:00:00.000Z'],
	['2026-07-01T09:00', '2026-07-01T13:00:00.000Z'],
	['2026-07-01 9:00', '2026-07-01T13:00:00.000Z'],
	['2026-07-01 09:00:00', '2026-07-01T13:00:00.000Z'],
	['2026-07-01 09:00:00.25', '2026-07-01T13:00:00.250Z'],
	['2026-07-01', '2026-07-01T04:00:00.000Z'],
	['2026-01-01', '2026-01-01T05:00:00.000Z'],
	[' 2026-01-31T09:00 ', '2026-01-31T14:00:00.000Z'],
	// With one: a moment, as databases write it.
	['2026-07-01 09:00:00+00', '2026-07-01T09:00:00.000Z'],
	['2026-07-01 09:00:00+01', '2026-07-01T08:00:00.000Z'],
	['2026-07-01 09:00:00+05:30', '2026-07-01T03:30:00.000Z'],
	['2026-07-01T09:00:00-0800', '2026-07-01T17:00:00.000Z'],
	['2026-07-01T09:00:00.123456+00:00', '2026-07-01T09:00:00.123Z'],
	['2026-07-01 09:00:00 UTC', '2026-07-01T09:00:00.000Z'],
	['2026-07-01 09:00:00 -03:00', '2026-07-01T12:00:00.000Z'],
	['2026-07-01T09:00z', '2026-07-01T09:00:00.000Z'],
	['2024-02-29T23:59:59.5+01:00', '2024-02-29T22:59:59.500Z'],
	[new Date(0), '1970-01-01T00:00:00.000Z'],
	[DateTime.fromISO('2026-07-01T09:00', { zone: 'Asia/Tokyo' }), '2026-07-01T00:00:00.000Z'],
	// The clock is put forward at 2:00 on 8 March, and back at 2:00 on 1 November.
	['2026-03-08T01:59', '2026-03-08T06:59:00.000Z'],
	['2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
	['2026-03-08T03:00', '2026-03-08T07:00:00.000Z'],
	['2026-11-01T00:59', '2026-11-01T04:59:00.000Z'],
	['2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
	['2026-11-01T02:00', '2026-11-01T07:00:00.000Z'],
])('the time of %s in New York', (value, expected) => {
	expect(timeOf(value, newYork)).toBe(expected);
});

/** The days on which clocks change, elsewhere: at 2:00, at midnight, by half an hour, and never. */
test.each([
	['Europe/Berlin', '2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
	['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
	['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
	['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
	['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
	['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
	['America/Santiago', '2026-09-06T00:30', '2026-09-06T04:30:00.000Z'],
	['America/Santiago', '2026-04-04T23:30', '2026-04-05T02:30:00.000Z'],
	['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z'],
	['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
	['Asia/Kolkata', '2026-03-29T02:30', '2026-03-28T21:00:00.000Z'],
	['Asia/Kolkata', '2026-10-25T02:30', '2026-10-24T21:00:00.000Z'],
])('in %s, the time of %s', (timezone, value, expected) => {
	expect(timeOf(value, { timezone })).toBe(expected);
	expect(dayOf(value, { timezone })).toBe(value.slice(0, 10));
	expect(dayOf(expected, { timezone })).toBe(value.slice(0, 10));
});

test.each([
	['2026-07-01', '2026-07-01'],
	['2026-07-01T23:59', '2026-07-01'],
	['2026-07-01T03:00:00Z', '2026-06-30'],
	['2026-07-01T00:00:00+02:00', '2026-06-30'],
	[new Date(Date.UTC(2026, 6, 1, 3)), '2026-06-30'],
	[DateTime.fromISO('2026-07-01T09:00', { zone: 'Asia/Tokyo' }), '2026-06-30'],
])('the day of %s in New York', (value, expected) => {
	expect(dayOf(value, newYork)).toBe(expected);
});

test.each([
	'tomorrow',
	'2026-02-30',
	'2026-02-29T09:00',
	'2026-13-01',
	'0000-00-00',
	'2026-01-01T25:00:00Z',
	'2026-01-01T24:00',
	'2026-01-01T09:60',
	'2026-01-01T09:00:61',
	'2026-01-01T09:00+16:00',
	'2026-01-01T09:00+01:60',
	'2026-01-01T09',
	'../1',
	'https://example.com/1',
	'1/2/2026',
	'2026',
	-1,
	1_767_225_600_000,
	true,
	[['2026-01-01']],
	{},
	new Date(NaN),
	DateTime.fromISO('none'),
	{ toISO: 'text' },
	{ toISO: () => 5 },
])('%j is no date', (value) => {
	for (const read of [timeOf, dayOf]) {
		expect(() => read(value, newYork)).toThrow(InvalidValue);
		expect(() => read(value, newYork)).toThrow(/^must be a date such as 2026-01-31/);
	}
});

test.each([undefined, null, '', '  ', NaN, []])('%j is empty', (value) => {
	expect(() => timeOf(value, newYork)).toThrow('is empty');
	expect(() => dayOf(value, newYork)).toThrow('is empty');
});

test('a time zone that nobody knows is said', () => {
	expect(() => timeOf('2026-01-01', { timezone: 'Mars/Olympus' })).toThrow(
		/unknown time zone 'Mars/,
	);
	expect(timeOf('2026-01-01T00:00Z', { timezone: 'Mars/Olympus' })).toBe(
		'2026-01-01T00:00:00.000Z',
	);
});

/** n8n's own dates read the same, wherever this process is. */
test(`in any zone, seed ${seed}`, () => {
	const moments = fc.date({
		min: new Date('1990-01-01'),
		max: new Date('2050-01-01'),
		noInvalidDate: true,
	});
	fc.assert(
		fc.property(moments, fc.constantFrom(...zones), (moment, timezone) => {
			const there = DateTime.fromJSDate(moment, { zone: timezone });
			const clock = there.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
			const earlier = there.minus({ hours: 2 }).offset !== there.offset;
			// Of a time that the clock shows twice, the first is taken.
			if (!earlier) expect(timeOf(clock, { timezone })).toBe(moment.toISOString());
			expect(timeOf(there, { timezone: 'UTC' })).toBe(moment.toISOString());
			expect(dayOf(moment, { timezone })).toBe(there.toISODate());
			expect(dayOf(String(there.toISO()), { timezone })).toBe(there.toISODate());
		}),
		{ seed, numRuns: times(2000) },
	);
});

test('dates are written as text in ISO 8601', () => {
	expect(textOf(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
	const there = DateTime.fromISO('2026-07-01T09:00', { zone: 'Asia/Tokyo' });
	expect(textOf(there)).toBe('2026-07-01T09:00:00.000+09:00');
	expect(isPlain(there)).toBe(true);
	expect(() => textOf(new Date(NaN))).toThrow('must be text, not an object');
});
