import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import type { Encoded } from '../engine/operation';
import { InvalidValue } from '../engine/problem';
import { idOf } from '../engine/value';
import { isObject } from '../engine/answer';

interface Locator {
	displayName: string;
	name: string;
	description: string;
	/** The listSearch method that fills the list. */
	search: string;
	/** False where the user may leave it out by not adding it. */
	required?: boolean;
	/** Where the app shows the record: the first group of the pattern is its id. */
	url?: { pattern: string; placeholder: string };
	/** Further ways to name the record. */
	modes?: INodePropertyMode[];
}

/** A record that the user picks from a list or names by its id (or URL, where the app has one). */
export function locator(spec: Locator): Encoded {
	const { displayName, url } = spec;
	return {
		field: locatorField(spec),
		encode: (value) => idOfLocator(value, displayName, url?.pattern),
	};
}

/** The field alone, for parameters with an encoding of their own. */
export function locatorField({
	displayName,
	name,
	description,
	search,
	required = true,
	url,
	modes = [],
}: Locator): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...(required ? { required } : {}),
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${nounOf(displayName)}…`,
				typeOptions: { searchListMethod: search, searchable: true },
			},
			...modes,
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 12345',
				validation: [
					{
						type: 'regex',
						properties: { regex: '^\\s*[0-9]+\\s*$', errorMessage: 'An ID is a whole number' },
					},
				],
			},
			...(url
				? [
						{
							displayName: 'By URL',
							name: 'url',
							type: 'string' as const,
							placeholder: url.placeholder,
							extractValue: { type: 'regex' as const, regex: url.pattern },
							validation: [
								{
									type: 'regex' as const,
									properties: {
										regex: `${url.pattern}.*`,
										errorMessage: 'This is not the address of such a page in SmartLead',
									},
								},
							],
						},
					]
				: []),
		],
	};
}

/** "From List" → "a list", "Email Account" → "an email account", "API Key" → "an API key". */
function nounOf(displayName: string): string {
	const noun = displayName
		.replace(/^(From|To) /, '')
		.replace(/\w+/g, (word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()));
	return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** How the user named the record, and with what. A bare value counts as an id. */
export function chosenBy(value: unknown): { mode: string; value: unknown } {
	if (isObject(value) && 'value' in value) {
		return { mode: typeof value.mode === 'string' ? value.mode : 'id', value: value.value };
	}
	return { mode: 'id', value };
}

/** The id of a record chosen in a locator. Throws an `InvalidValue` for anything that is not one. */
export function idOfLocator(locatorValue: unknown, displayName: string, pattern?: string): number {
	const { mode, value } = chosenBy(locatorValue);
	if (mode !== 'url' || pattern === undefined) return idOf(value);
	if (value === '' || value === undefined || value === null) throw new InvalidValue('is empty');
	const found = typeof value === 'string' ? new RegExp(pattern).exec(value)?.[1] : undefined;
	if (found === undefined) {
		throw new InvalidValue(
			`must be the address of ${nounOf(displayName)} in SmartLead, or use its ID`,
		);
	}
	return idOf(found);
}

/** The same field where the user may leave it out. */
export function optional(parameter: Encoded, description?: string): Encoded {
	const field = { ...parameter.field };
	delete field.required;
	return { ...parameter, field: description === undefined ? field : { ...field, description } };
}
