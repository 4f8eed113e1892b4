import type { INodeProperties } from 'n8n-workflow';

import { valueAt, isObject } from '../../../engine/json';
import type { Encoded } from '../../../engine/spec/parameter';
import { check, within } from '../../../engine/spec/value';
import { form, number, switchedOff } from '../../../fields/plain';

const settings: INodeProperties[] = [
	switchedOff(
		'Categorize With AI',
		'autoCategorizeOOO',
		'Whether AI gives such leads the category Out of Office',
	),
	switchedOff(
		'Ignore as Reply',
		'ignoreOOOasReply',
		'Whether such an email does not count as a reply',
	),
	number(
		'Resume After (Days)',
		'reactivateOOOwithDelay',
		10,
		{ minValue: 0 },
		'How many days to wait before the lead is resumed',
	),
	switchedOff(
		'Resume Automatically',
		'autoReactivateOOO',
		'Whether the lead gets further emails after some days',
	),
];

/** What happens with absence notes. What is set keeps its name; SmartLead resets what is left out. */
export const outOfOffice: Encoded = {
	field: form(
		'Out of Office',
		'outOfOffice',
		'Set Out of Office',
		'What to do with out-of-office replies',
		{ displayName: 'Out of Office', name: 'settings', values: settings },
	),
	encode(value) {
		const given = valueAt(value, 'settings');
		if (!isObject(given)) return undefined;
		const set = settings.filter(({ name }) => Object.hasOwn(given, name));
		return Object.fromEntries(
			set.map((field) => [
				field.name,
				within(field.displayName, () => check({ ...field, required: true }, given[field.name])),
			]),
		);
	},
};
