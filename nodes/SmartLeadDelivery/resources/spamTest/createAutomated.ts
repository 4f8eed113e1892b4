import { isList, isObject } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { operation } from '../../../engine/spec/operation';
import { onBehalfOf, valueOf, type Encoded } from '../../../engine/spec/parameter';
import { dayOf } from '../../../engine/spec/date';
import { isEmpty, listOf, shown, textOf } from '../../../engine/spec/value';
import { timeZone } from '../../../fields/dateRange';
import { timeOfDay } from '../../../fields/encode';
import { optional } from '../../../fields/locator';
import { choices, dateTime, notice, required, wholeNumber } from '../../../fields/plain';
import { weekdayOptions } from '../../../fields/weekdays';
import { folder } from '../../fields/folder';
import { newTest, testDescription, testRecord } from '../../fields/newTest';
import { settleTest } from './settleTest';

const days: Encoded = {
	field: required(
		choices('Days', 'days', [1, 2, 3, 4, 5], 'The days on which the test may run', weekdayOptions),
	),
	encode(value) {
		const chosen = listOf(value ?? []).map((day) => {
			if (!/^[0-6]$/.test(textOf(day))) {
				throw new InvalidValue(`must hold numbers from 0 (Sunday) to 6, not ${shown(day)}`);
			}
			return Number(day);
		});
		if (chosen.length === 0) throw new InvalidValue('is empty');
		return [...new Set(chosen)];
	},
};

const startHour = required(
	timeOfDay('From', 'startHour', '09:00', 'The earliest time of day, in that time zone (24 hours)'),
);

const endHour = required(
	timeOfDay('To', 'endHour', '17:00', 'The latest time of day, in that time zone (24 hours)'),
);

/** When on a day the test runs: one object of the API, four fields of the panel. */
const times: Encoded = {
	field: timeZone.field,
	encode: (value, read) => ({
		tz: timeZone.encode(value, read),
		days: valueOf(days, read),
		startHour: valueOf(startHour, read),
		endHour: valueOf(endHour, read),
	}),
};

const begin = required(
	dateTime(
		'Start Time',
		'scheduleStartTime',
		'When the first run starts. It cannot be in the past. Any ISO 8601 date and time.',
	),
);

const end: Encoded = {
	field: required(dateTime('End Date', 'testEndDate', 'The last day of the test')),
	encode(value, read) {
		const last = dayOf(value, read);
		const begins = read(begin.name);
		if (isEmpty(begins)) return last;
		const first = onBehalfOf(begin, () => dayOf(begins, read));
		if (last < first) {
			throw new InvalidValue(`must not be before 'Start Time' (${first}), and is ${last}`);
		}
		return last;
	},
};

export const createAutomated = operation({
	id: 'smartDelivery.createAutomatedTest',
	name: 'Create Automated',
	action: 'Create an automated inbox placement test (spam test)',
	description:
		'Send an email of a campaign to test inboxes regularly, to see where it lands. Uses credits at every run.',
	request: 'POST /spam-test/schedule',
	body: {
		...newTest,
		schedule_start_time: begin,
		test_end_date: end,
		every_days: wholeNumber(
			'Every (Days)',
			'everyDays',
			7,
			{ minValue: 1 },
			'How many days lie between two runs',
		),
		scheduler_cron_value: times,
	},
	fields: [
		days.field,
		startHour.field,
		endHour.field,
		notice(
			'creditsNotice',
			'This sends test emails and uses spam-test credits, again at every run. Input items that ask for the same test make one.',
		),
	],
	optional: {
		body: {
			description: testDescription,
			folder_id: optional(folder, 'The folder for the test'),
		},
	},
	simplify: testRecord,
	deduplicate: true,
	sendsEmail: true,
	cost: 'credits',
	settle: settleTest,
	// One source counts the days from 0 to 6, another from 1 to 7: they differ about Sunday.
	fallback: {
		after: [400, 422],
		form(request, refusal) {
			const body = request.body ?? {};
			const { scheduler_cron_value: times } = body;
			if (!isObject(times)) return undefined;
			const { days, ...hours } = times;
			const chosen = isList(days) ? days.map(Number) : [];
			if (!chosen.includes(0) || !/\bdays?\b|invalid parameters/i.test(refusal)) return undefined;
			const others = [...chosen.filter((day) => day !== 0), 7];
			return { ...request, body: { ...body, scheduler_cron_value: { ...hours, days: others } } };
		},
	},
});
