import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { isObject } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import type { Lookup, RecordId } from '../engine/spec/lookup';
import type { Encoded, Read } from '../engine/spec/parameter';
import { idOf, listOf, withArticle } from '../engine/spec/value';
import { isName, lookUp, nameIn, type NamedRecords } from './byName';

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
	/** Where it can be named by its name as well, in every way but by URL. */
	named?: {
		title?: string;
		example: string;
		/** A name may be nothing but digits. */
		mayBeDigits?: true;
		lookUp: (name: string, field: string, read: Read) => Lookup;
	};
	/** Where some sources know its id by a text such as `untracked_12`. */
	texts?: true;
}

/** A record that the user picks from a list or names by its id (or URL, where the app has one). */
export function locator(spec: Locator): Encoded<RecordId> {
	const { displayName, url, named } = spec;
	return {
		field: locatorField(spec),
		encode(value, read) {
			const chosen = chosenBy(value);
			const name = named && chosen.mode !== 'url' ? nameIn(chosen) : undefined;
			if (named && name !== undefined && (named.mayBeDigits || isName(name)))
				return named.lookUp(name, displayName, read);
			return idOfLocator(value, displayName, url?.pattern);
		},
	};
}

/** The id of a record that some sources know by a number, others by a text such as `test_001`. */
export function recordIdOf(value: unknown): number | string {
	const text = isName(value) ? value.trim() : '';
	return /^(?=.*[A-Za-z_-])[A-Za-z0-9][\w.:-]{0,199}$/.test(text) ? text : idOf(value);
}

/** A record whose id some sources know as a text such as `untracked_12`. */
export const textLocator = (spec: Omit<Locator, 'named' | 'url' | 'texts'>): Encoded => ({
	field: locatorField({ ...spec, texts: true }),
	encode: (value) => recordIdOf(chosenBy(value).value),
});

/** A record that SmartLead lists with all others: its name is enough. */
export const recordLocator = ({
	records,
	...spec
}: Omit<Locator, 'search' | 'named'> & { records: NamedRecords }): Encoded<RecordId> =>
	locator({
		...spec,
		search: records.search,
		named: {
			example: records.example,
			mayBeDigits: true,
			lookUp: (name, field, read) => lookUp(records, name, field, undefined, records.in?.(read)),
		},
	});

/** The field alone, for parameters with an encoding of their own. */
export function locatorField({
	displayName,
	name,
	description,
	search,
	required = true,
	url,
	modes = [],
	named,
	texts,
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
			...(named ? [byName(named)] : []),
			texts ? byTextId : byId,
			...(url ? [byUrl(url)] : []),
		],
	};
}

/** A record that is named in writing. */
const writtenAs = (mode: Omit<INodePropertyMode, 'type'>): INodePropertyMode => ({
	...mode,
	type: 'string',
});

/** An email address in place of an id. */
export const byAddress = writtenAs({
	displayName: 'By Email',
	name: 'email',
	placeholder: 'name@email.com',
});

const byName = ({ title = 'By Name', example }: NonNullable<Locator['named']>): INodePropertyMode =>
	writtenAs({ displayName: title, name: 'name', placeholder: example });

const byUrl = ({ pattern, placeholder }: NonNullable<Locator['url']>): INodePropertyMode =>
	writtenAs({
		displayName: 'By URL',
		name: 'url',
		placeholder,
		extractValue: { type: 'regex', regex: pattern },
		validation: [matches(`${pattern}.*`, 'This is not the address of such a page in SmartLead')],
	});

const matches = (
	regex: string,
	errorMessage: string,
): NonNullable<INodePropertyMode['validation']>[number] => ({
	type: 'regex',
	properties: { regex, errorMessage },
});

const byId = writtenAs({
	displayName: 'By ID',
	name: 'id',
	placeholder: 'e.g. 12345',
	validation: [matches('^\\s*[0-9]+\\s*$', 'An ID is a whole number')],
});

const byTextId = writtenAs({ displayName: 'By ID', name: 'id', placeholder: 'e.g. 3001' });

interface AnyOf {
	displayName: string;
	name: string;
	description: string;
	/** The listSearch method that fills the list. */
	search: string;
	/** How several are named, and an example. */
	byName?: string;
	placeholder?: string;
	/** How many one request takes; any number when left out. */
	most?: number;
	/** Makes what is sent of each. */
	encode?: (one: unknown) => RecordId;
}

/**
 * Records of which there may be thousands: one from a list that searches and comes page by page, or
 * any number by their ids, as text with commas or as a list from an expression.
 */
export function anyOf({
	byName = 'By ID',
	placeholder = 'e.g. 12345, 12346',
	most = Infinity,
	encode = idOf,
	...spec
}: AnyOf): Encoded<RecordId[]> {
	// n8n would take a list from an expression for a missing value: `encode` asks for one instead.
	const field = locatorField({ ...spec, required: false });
	return {
		field: {
			...field,
			modes: field.modes?.map((mode) =>
				mode.name === 'id'
					? { name: mode.name, type: mode.type, displayName: byName, placeholder }
					: mode,
			),
		},
		encode(value) {
			const { value: given } = chosenBy(value);
			const records = listOf(given ?? []);
			if (records.length === 0) throw new InvalidValue('is empty');
			if (records.length > most) {
				throw new InvalidValue(`takes at most ${most} at once, not ${records.length}`);
			}
			return records.map((one) => encode(one));
		},
	};
}

/** "From List" → "a list", "Email Accounts" → "an email account", "Email Account" → "an email account", "API Key" → "an API key". */
function nounOf(displayName: string): string {
	const noun = displayName
		.replace(/^(From|To) /, '')
		// One is chosen, though several can be named.
		.replace(/([^s])s$/, '$1')
		.replace(/\w+/g, (word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()));
	return withArticle(noun);
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
export function optional<T>(parameter: Encoded<T>, description?: string): Encoded<T> {
	const field = { ...parameter.field };
	delete field.required;
	return { ...parameter, field: description === undefined ? field : { ...field, description } };
}
