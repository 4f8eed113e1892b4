import { refuse } from '../answers';
import { textIn } from '../read';
import type { ApiAnswer, Values } from '../types';

const day = 86_400_000;

/** YYYY-MM-DD, alone or with a time. */
const shape = /^(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds since 1970 of a date or a time, NaN when it is neither (30 February is none). */
export function momentOf(text: string): number {
	const date = shape.exec(text)?.[1];
	if (date === undefined) return Number.NaN;
	const midnight = Date.parse(`${date}T00:00:00Z`);
	const exists = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
	if (!exists) return Number.NaN;
	return text === date ? midnight : Date.parse(text.replace(' ', 'T'));
}

/** True for a date without a time. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** True where the runtime knows the name of a time zone. */
export function isTimezone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/** Tells the day, YYYY-MM-DD, that a moment falls on in a time zone. */
export function dayTeller(zone: string): (moment: string) => string {
	// The Swedes write dates in just this way.
	const format = new Intl.DateTimeFormat('sv', { timeZone: zone });
	return (moment) => format.format(new Date(moment));
}

/** A stretch of time, ends included. */
export interface Span {
	start: string;
	end: string;
	holds(moment: string): boolean;
}

function daysBetween(start: string, end: string): number {
	return (momentOf(end.slice(0, 10)) - momentOf(start.slice(0, 10))) / day;
}

function spanRefusal(start: string, end: string, maxDays: number): ApiAnswer | undefined {
	for (const [name, value] of Object.entries({ start_date: start, end_date: end })) {
		if (Number.isNaN(momentOf(value))) return refuse(400, `${name} must be a valid date`);
	}
	const days = daysBetween(start, end);
	if (days < 0 || (days === 0 && momentOf(end) < momentOf(start))) {
		return refuse(400, 'start_date must be before end_date');
	}
	return days > maxDays ? refuse(400, `The date range cannot exceed ${maxDays} days`) : undefined;
}

/** Reads start_date, end_date and time_zone; the dates are known to be there. */
export function readSpan(query: Values, maxDays = Infinity): Span | { refusal: ApiAnswer } {
	const start = textIn(query, 'start_date') ?? '';
	const end = textIn(query, 'end_date') ?? '';
	const zone = textIn(query, 'time_zone') ?? 'UTC';
	if (!isTimezone(zone)) return { refusal: refuse(400, 'time_zone must be a valid timezone') };
	const refusal = spanRefusal(start, end, maxDays);
	if (refusal) return { refusal };
	const dayOf = dayTeller(zone);
	const isAfterStart = (moment: string) =>
		isDay(start) ? dayOf(moment) >= start : Date.parse(moment) >= momentOf(start);
	const isBeforeEnd = (moment: string) =>
		isDay(end) ? dayOf(moment) <= end : Date.parse(moment) <= momentOf(end);
	return { start, end, holds: (moment) => isAfterStart(moment) && isBeforeEnd(moment) };
}
