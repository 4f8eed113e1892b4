import type { INodePropertyOptions } from 'n8n-workflow';

/** The days of a week, from Monday on as people begin it. */
export const weekdays = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday',
];

/** The same to choose from. SmartLead counts from Sunday, which is 0. */
export const weekdayOptions: INodePropertyOptions[] = weekdays.map((name, index) => ({
	name,
	value: (index + 1) % 7,
}));
