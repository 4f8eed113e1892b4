import { InvalidValue } from '../problem';
import { isEmpty, isoOf, shown } from './value';

/**
 * Dates and times as people, databases and n8n write them, read in the time zone of the workflow.
 * A time that a clock shows twice (when summer time ends) is the first of the two; one that it skips
 * is as much later as the clock is put forward, as with n8n's own dates.
 */

/** Where a time without an offset was written. */
interface Place {
	timezone: string;
}

/** A time: 2026-01-31T09:00:00, a date of n8n's own. Sent as ISO 8601 in UTC. */
export function timeOf(value: unknown, { timezone }: Place): string {
	const { clock, offset } = written(value, '2026-01-31T09:00:00');
	return iso(offset === undefined ? fromClock(timezone, clock) : clock - offset);
}

/** A day: 2026-01-31. Of a moment it is the day that it is there. */
export function dayOf(value: unknown, { timezone }: Place): string {
	const { clock, offset } = written(value, '2026-01-31');
	return dayIn(offset === undefined ? clock : clockAt(timezone, clock - offset));
}

/** Whether this machine knows a time zone by this name. */
export const isTimeZone = (name: string): boolean => formatOf(name) !== undefined;

/** ISO 8601, with the liberties that databases take: a space for the T, +01 for +01:00. */
const form =
	/^(\d{4}-\d\d-\d\d)(?:(?:T|\s+)([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d+))?)?\s*(?:(Z|UTC|GMT)|([+-])(0\d|1[0-5])(?::?([0-5]\d))?)?)?$/i;

/** What a value shows: a wall-clock time as if it were UTC, and its offset, if it has one; in ms. */
function written(value: unknown, example: string): { clock: number; offset?: number } {
	if (isEmpty(value)) throw new InvalidValue('is empty');
	const text = typeof value === 'string' ? value : (isoOf(value) ?? '');
	const [
		,
		day,
		hour = '0',
		minute = '00',
		second = '00',
		fraction = '',
		utc,
		sign,
		hours,
		minutes,
	] = form.exec(text.trim()) ?? [];
	const ms = fraction.slice(0, 3).padEnd(3, '0');
	const clock = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second}.${ms}Z`);
	// 2026-02-30 would be a day of March.
	if (Number.isNaN(clock) || dayIn(clock) !== day) {
		throw new InvalidValue(`must be a date such as ${example}, not ${shown(value)}`);
	}
	if (utc !== undefined) return { clock, offset: 0 };
	if (hours === undefined) return { clock };
	const distance = (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
	return { clock, offset: sign === '-' ? -distance : distance };
}

const iso = (time: number): string => new Date(time).toISOString();
const dayIn = (clock: number): string => iso(clock).slice(0, 10);

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

/** What a clock of the time zone shows at a moment. */
function clockAt(timezone: string, time: number): number {
	const format = formatOf(timezone);
	if (!format) {
		throw new InvalidValue(`cannot be read: the workflow has the unknown time zone '${timezone}'`);
	}
	const [date, clock] = format.format(time).padStart(19, '0').split(' ');
	return Date.parse(`${date}T${clock}Z`) + (((time % 1000) + 1000) % 1000);
}

/** Making one takes longer than asking it a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes what clocks of a time zone show as Swedes do: 2026-01-31 09:00:00. */
function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
	const known = formats.get(timeZone);
	if (known) return known;
	try {
		const format = new Intl.DateTimeFormat('sv', {
			timeZone,
			dateStyle: 'short',
			timeStyle: 'medium',
		});
		formats.set(timeZone, format);
		return format;
	} catch {
		return undefined;
	}
}
