import type { INodeProperties } from 'n8n-workflow';

import { valueAt, isObject } from '../../../engine/json';
import type { Encoded } from '../../../engine/spec/parameter';
import { check, within } from '../../../engine/spec/value';

const settings: INodeProperties[] = [
	{
		displayName: 'Categorize With AI',
		name: 'autoCategorizeOOO',
		type: 'boolean',
		default: false,
		description: 'Whether AI gives such leads the category Out of Office',
	},
	{
		displayName: 'Ignore as Reply',
		name: 'ignoreOOOasReply',
		type: 'boolean',
		default: false,
		description: 'Whether such an email does not count as a reply',
	},
	{
		displayName: 'Resume After (Days)',
		name: 'reactivateOOOwithDelay',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		description: 'How many days to wait before the lead is resumed',
	},
	{
		displayName: 'Resume Automatically',
		name: 'autoReactivateOOO',
		type: 'boolean',
		default: false,
		description: 'Whether the lead gets further emails after some days',
	},
];

/** What happens with absence notes. What is set keeps its name; SmartLead resets what is left out. */
export const outOfOffice: Encoded = {
	field: {
		displayName: 'Out of Office',
		name: 'outOfOffice',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Set Out of Office',
		description: 'What happens when a reply only says that somebody is away',
		options: [{ displayName: 'Out of Office', name: 'settings', values: settings }],
	},
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
