import { InvalidValue } from '../problem';

/**
 * Dates and times as people, databases and n8n write them, read in the time zone of the workflow.
 * A time that a clock shows twice (when summer time ends) is the first of the two; one that it skips
 * is as much later as the clock is put forward, as with n8n's own dates.
 */

/** ISO 8601, with the liberties that databases take: a space for the T, +01 for +01:00. */
const form =
	/^(\d{4})-(\d\d)-(\d\d)(?:(?:T|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** What was written: its wall-clock time as if it were UTC, and its offset, if it has one. */
interface Written {
	day: string;
	clock: number;
	offset?: number;
}

/** The moment that a text means, in ms since 1970; undefined for what is none. */
export function timeIn(timezone: string, text: string): number | undefined {
	const written = read(text);
	if (written === undefined) return undefined;
	return written.offset === undefined
		? fromClock(timezone, written.clock)
		: written.clock - written.offset;
}

/** The day that a text means: the one that is written, or for a moment the day there. 2026-01-31. */
export function dayIn(timezone: string, text: string): string | undefined {
	const written = read(text);
	if (written?.offset === undefined) return written?.day;
	return dayOf(clockAt(timezone, written.clock - written.offset));
}

/**
 * What JavaScript's and n8n's own date values are as text in ISO 8601; undefined for anything else,
 * and for a date that is none.
 */
export function isoOf(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (typeof value !== 'object' || value === null || !('toISO' in value)) return undefined;
	const text: unknown = typeof value.toISO === 'function' ? value.toISO() : undefined;
	return typeof text === 'string' ? text : undefined;
}

function read(text: string): Written | undefined {
	const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] =
		form.exec(text.trim()) ?? [];
	if (year === undefined) return undefined;
	if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
	const time = Date.UTC(
		Number(year),
		Number(month) - 1,
		Number(day),
		Number(hour),
		Number(minute),
		Number(second),
		Number(fraction.slice(0, 3).padEnd(3, '0')),
	);
	const written = `${year}-${month}-${day}`;
	// 2026-02-30 would be a day of March.
	if (dayOf(time) !== written) return undefined;
	if (zone === undefined) return { day: written, clock: time };
	const offset = offsetOf(zone);
	return offset === undefined ? undefined : { day: written, clock: time, offset };
}

/** '+01', '+0530' or 'Z' in ms; undefined for a distance that no place on earth has. */
function offsetOf(zone: string): number | undefined {
	const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
	if (hours === undefined) return 0;
	if (Number(hours) > 15 || Number(minutes) > 59) return undefined;
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const dayOf = (clock: number): string => new Date(clock).toISOString().slice(0, 10);

const aDay = 86_400_000;

/** The moment at which a clock of the time zone shows this. */
function fromClock(timezone: string, clock: number): number {
	// What holds a day before and a day after: the zone changes its offset once in between at the most.
	const [before, after] = [clock - aDay, clock + aDay].map(
		(time) => clockAt(timezone, time) - time,
	);
	const meant = [clock - before, clock - after].find((time) => clockAt(timezone, time) === clock);
	return meant ?? clock - before;
}

/** Making one takes longer than asking it a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock of the time zone shows at a moment. */
function clockAt(timezone: string, time: number): number {
	const parts = Object.fromEntries(
		formatOf(timezone)
			.formatToParts(time)
			.map(({ type, value }) => [type, Number(value)]),
	);
	const { year, month, day, hour, minute, second } = parts;
	const shown = Date.UTC(year, month - 1, day, hour, minute, second);
	return shown + (((time % 1000) + 1000) % 1000);
}

function formatOf(timezone: string): Intl.DateTimeFormat {
	let format = formats.get(timezone);
	if (!format) formats.set(timezone, (format = newFormat(timezone)));
	return format;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	} catch {
		throw unknown(timeZone);
	}
}

/** In a catch, n8n's linter wants a call where an error is thrown. */
const unknown = (timezone: string) =>
	new InvalidValue(`cannot be read: the workflow has the unknown time zone '${timezone}'`);
