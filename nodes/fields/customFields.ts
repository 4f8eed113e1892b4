import type { Json } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import type { Encoded } from '../engine/spec/parameter';
import { entriesOf, isMissing, textOf, within } from '../engine/spec/value';
import { mostCustomFields } from './leadRow';
import { forms, text } from './plain';

/**
 * The names and values of a form of custom fields; entries with neither are left out. Throws where a
 * value has no name, as an expression found none: it would be lost.
 */
export function namedValues(form: unknown): Array<[name: string, value: Json]> {
	const fields = entriesOf(form, 'field');
	return fields.flatMap(({ name, value }, index): Array<[string, Json]> => {
		const place = fields.length > 1 ? ` in field ${index + 1}` : '';
		const known = within('Name', () => (isMissing(name) ? '' : textOf(name).trim()), place);
		if (known !== '') return [[known, value]];
		if (isMissing(value) || value === '') return [];
		throw new InvalidValue(`has a 'Name'${place} that is empty, beside a value`);
	});
}

/** Custom fields of a lead by name and value. */
export const customFields: Encoded = {
	field: forms(
		'Custom Fields',
		'customFields',
		'Add Custom Field',
		'Values to set; an empty one empties the field. The other custom fields of the lead stay.',
		{
			displayName: 'Field',
			name: 'field',
			values: [
				text('Name', 'name', 'e.g. job_title', 'The name of the custom field'),
				text('Value', 'value', 'e.g. Head of Sales', 'The value of the custom field for this lead'),
			],
		},
	),
	sparse: true,
	encode(value) {
		// Nothing found is no value: the lead keeps what it has.
		const named = namedValues(value).filter(([, inner]) => !isMissing(inner));
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
