import type { INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../../engine/problem';
import type { Encoded } from '../../engine/spec/parameter';
import { isEmpty, listOf, textOf } from '../../engine/spec/value';
import { asMaxLength } from '../../fields/encode';
import { described, text } from '../../fields/plain';

export { filterValues } from '../../fields/lists';

const field = (placeholder: string, description: string): INodeProperties =>
	text('Search', 'search', placeholder, description);

/** What the names of the list must begin with; SmartLead looks for it itself. */
export const beginning = (placeholder: string): Encoded =>
	asMaxLength(field(placeholder, 'Only values whose name begins with this text'), 255);

/** What the names of the list must contain. */
export const containing = (placeholder: string): INodeProperties =>
	field(placeholder, 'Only values with this text in their name');

/** Several names as one text with commas, of the length that SmartLead takes. */
function joined(named: INodeProperties): Encoded {
	const short = asMaxLength(named, 255);
	return {
		field: named,
		encode(value, read) {
			const names = listOf(value ?? '').map(textOf);
			if (names.length === 0) throw new InvalidValue('is empty');
			return short.encode(names.join(','), read);
		},
	};
}

/** Narrows a list of places to some countries. */
export const countries: Encoded = joined(
	text(
		'Countries',
		'countries',
		'e.g. Germany, Austria',
		'Only places in these countries, by name, comma-separated',
	),
);

/** Narrows a list of places to some states. */
export const states: Encoded = joined(
	text(
		'States',
		'states',
		'e.g. Texas, California',
		'Only places in these states, by name, comma-separated',
	),
);

/** The same where SmartLead takes countries together with states only. */
export const countriesOfStates: Encoded = {
	...described(
		countries,
		"Only places in these countries, by name, comma-separated. Needs 'States' as well.",
	),
	encode(value, read) {
		if (isEmpty(read(states.field.name))) throw new InvalidValue("needs 'States' as well");
		return countries.encode(value, read);
	},
};
