import type { INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../engine/problem';
import { onBehalfOf, type Encoded, type Parameters, type Read } from '../engine/spec/parameter';
import { dayOf } from '../engine/spec/date';
import { isEmpty } from '../engine/spec/value';
import { asTimeZone } from './encode';
import { dateTime } from './plain';

const dayMs = 86_400_000;

const startDay: Encoded = {
	field: {
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '={{ $today.minus({ days: 29 }).toFormat("yyyy-MM-dd") }}',
		required: true,
		description: 'The first day of the date range. By default, 30 days ago.',
	},
	encode: dayOf,
};

/** The first day, as another field needs it: what is wrong with it is said of its own field. */
const startOf = (field: INodeProperties, read: Read): string =>
	onBehalfOf(field, () => dayOf(read(field.name), read));

/** How many days a span has, both ends included. Throws where it ends before it starts. */
function lengthOf(start: string, end: string): number {
	const length = (Date.parse(end) - Date.parse(start)) / dayMs + 1;
	if (length >= 1) return length;
	throw new InvalidValue(`must not be before 'Start Date' (${start}), and is ${end}`);
}

/** The last day; `most` is the longest span in days that the API takes, if it has one. */
const endDay = (most = Infinity): Encoded => ({
	field: {
		displayName: 'End Date',
		name: 'endDate',
		type: 'dateTime',
		default: '={{ $today.toFormat("yyyy-MM-dd") }}',
		required: true,
		description: Number.isFinite(most)
			? `The last day, at most ${most} days from the first on`
			: 'The last day of the date range. By default, today.',
	},
	encode(value, read) {
		const end = dayOf(value, read);
		const days = lengthOf(startOf(startDay.field, read), end);
		if (days > most) {
			throw new InvalidValue(
				`must be at most ${most} days from 'Start Date' on, and is ${days} days: SmartLead refuses longer spans`,
			);
		}
		return end;
	},
});

/** A span of days, the last 30 unless changed. SmartLead refuses more than 30 days at once. */
export const days = { start_date: startDay, end_date: endDay(30) } satisfies Parameters;

/** A span of days of any length, the last 30 unless changed: the reports of the account. */
export const anyDays = { start_date: startDay, end_date: endDay() } satisfies Parameters;

const addedStart = dateTime(
	'Start Date',
	'startDate',
	"The first day. Goes together with 'End Date'.",
);

const addedEnd = dateTime('End Date', 'endDate', "The last day. Goes together with 'Start Date'.");

/** A span of days that may be left out. SmartLead passes over one date without the other. */
export const addedDays = {
	end_date: {
		field: addedEnd,
		encode(value: unknown, read: Read) {
			const end = dayOf(value, read);
			if (isEmpty(read(addedStart.name))) throw new InvalidValue("needs 'Start Date' beside it");
			lengthOf(startOf(addedStart, read), end);
			return end;
		},
	},
	start_date: {
		field: addedStart,
		encode(value: unknown, read: Read) {
			if (isEmpty(read(addedEnd.name))) throw new InvalidValue("needs 'End Date' beside it");
			return dayOf(value, read);
		},
	},
} satisfies Parameters;

/** The time zone in which days begin. */
export const timeZone: Encoded = asTimeZone({
	displayName: 'Timezone Name or ID',
	name: 'timezone',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getTimeZones' },
	// That of the workflow: n8n names it.
	default: '={{ $now.zoneName }}',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
});
