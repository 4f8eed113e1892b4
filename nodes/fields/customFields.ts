import type { IDataObject } from 'n8n-workflow';

import { at } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import type { Encoded } from '../engine/spec/parameter';
import { isMissing, textOf, within } from '../engine/spec/value';
import { mostCustomFields } from './leadRow';

/** Custom fields of a lead by name and value. */
export const customFields: Encoded = {
	field: {
		displayName: 'Custom Fields',
		name: 'customFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		placeholder: 'Add Custom Field',
		description:
			'Values to set; an empty one empties the field. The other custom fields of the lead stay.',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. job_title',
						description: 'The name of the custom field',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. Head of Sales',
						description: 'What this lead has in it',
					},
				],
			},
		],
	},
	sparse: true,
	encode(value) {
		const pairs = (at(value, 'field') ?? []) as IDataObject[];
		const named = pairs
			.map(({ name, value: inner }): [string, unknown] => [
				within('Name', () => textOf(name ?? '').trim()),
				inner,
			])
			// Nothing found is no value: the lead keeps what it has.
			.filter(([name, inner]) => name !== '' && !isMissing(inner));
		if (named.length > mostCustomFields) {
			throw new InvalidValue(
				`has ${named.length} fields, and SmartLead takes at most ${mostCustomFields}`,
			);
		}
		if (named.length === 0) return undefined;
		return Object.fromEntries(
			named.map(([name, inner]) => [name, within('Value', () => textOf(inner), ` of '${name}'`)]),
		);
	},
};
