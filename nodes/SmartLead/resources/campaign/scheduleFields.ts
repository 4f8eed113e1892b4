import { InvalidValue } from '../../../engine/problem';
import type { Parameters } from '../../../engine/spec/parameter';
import { listOf, textOf } from '../../../engine/spec/value';
import { timeZone } from '../../../fields/dateRange';
import { timeOfDay, timeOfDayOf } from '../../../fields/encode';
import { choices, dateTime, number } from '../../../fields/plain';
import { weekdayOptions, weekdays } from '../../../fields/weekdays';

/** When a campaign sends; the hours under the titles that the panel has for them. */
export const scheduleBody = (from: string, to: string): Parameters => ({
	timezone: timeZone,
	days_of_the_week: {
		field: choices(
			'Days',
			'daysOfTheWeek',
			[1, 2, 3, 4, 5],
			'The days on which emails go out',
			weekdayOptions,
		),
		encode: daysOf,
	},
	start_hour: timeOfDay(
		from,
		'startHour',
		'09:00',
		'When sending begins each day, in that time zone (24 hours)',
	),
	end_hour: {
		...timeOfDay(
			to,
			'endHour',
			'17:00',
			'When sending ends each day, in that time zone (24 hours)',
		),
		encode(value, read) {
			const end = timeOfDayOf(value);
			const start = timeOfDayOf(read('startHour'));
			if (end <= start)
				throw new InvalidValue(`must be later than '${from}' (${start}), not ${end}`);
			return end;
		},
	},
	// Without a default: any number would speed up or slow down a campaign that runs.
	max_new_leads_per_day: {
		displayName: 'Max New Leads per Day',
		name: 'maxNewLeadsPerDay',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: '',
		required: true,
		placeholder: 'e.g. 20',
		description:
			'Maximum number of leads that get their first email per day. SmartLead requires it.',
	},
});

/** What may be added to it. */
export const scheduleOptions: Parameters = {
	min_time_btw_emails: number(
		'Gap Between Emails (Minutes)',
		'minTimeBtwEmails',
		10,
		{ minValue: 3 },
		'Minimum number of minutes between two emails from the same email account. SmartLead accepts 3 or more.',
	),
	schedule_start_time: dateTime(
		'Start Time',
		'scheduleStartTime',
		'When the campaign starts. Any ISO 8601 date and time.',
	),
};

/** Days as numbers from 0 (Sunday), or by their English names. */
function daysOf(value: unknown): number[] {
	const days = listOf(value ?? []).map((day) => {
		const text = textOf(day).toLowerCase();
		const named = weekdays.findIndex((name) => name.toLowerCase().startsWith(text.slice(0, 3)));
		const number = /^[0-6]$/.test(text)
			? Number(text)
			: text.length >= 3 && named >= 0
				? (named + 1) % 7
				: NaN;
		if (Number.isNaN(number)) {
			throw new InvalidValue(`must be days from 0 (Sunday) to 6 (Saturday), not "${text}"`);
		}
		return number;
	});
	if (days.length === 0) throw new InvalidValue('is empty');
	return [...new Set(days)].sort();
}
