import {
	isINodePropertyOptionsList,
	type IDataObject,
	type INodeProperties,
	type NodePropertyTypes,
} from 'n8n-workflow';

import { isList, isObject, listInJson, parsedJson, valueAt } from '../json';
import { InvalidValue } from '../problem';

/** A field that holds a certain kind of value. */
export type FieldOf<Type extends NodePropertyTypes> = INodeProperties & { type: Type };

interface Kinds {
	boolean: boolean;
	number: number;
	string: string;
}

/** What a field holds, as far as its type tells. */
export type Checked<Field> = Field extends { type: infer Type extends keyof Kinds }
	? Kinds[Type] | undefined
	: unknown;

/**
 * Checks a value against its field, however it came about (typed, from an expression, from an AI),
 * and gives it the type that the field promises. `undefined` means that there is nothing to send.
 * Dates and times need to know where they were written: see `timeOf` and `dayOf`.
 */
export function check<Field extends INodeProperties>(field: Field, value: unknown): Checked<Field>;
export function check(field: INodeProperties, value: unknown): unknown {
	if (field.required && isEmpty(value)) throw new InvalidValue('is empty');
	if (value === undefined || value === null) return undefined;
	if (Number.isNaN(value) && field.type !== 'number') return undefined;

	switch (field.type) {
		case 'number':
			return numberOf(field, value);
		case 'boolean':
			return booleanOf(value);
		case 'options':
			return optionOf(field, value);
		case 'multiOptions':
			return listOf(value).map((entry) => optionOf(field, entry));
		case 'json':
			return jsonOf(value);
		case 'string':
			return textOf(value);
		default:
			return value;
	}
}

/** What stands in a field that nobody filled in, or that an expression found nothing for. */
export const isEmpty = (value: unknown): boolean =>
	isMissing(value) || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * What is no value: nothing found, a calculation with nothing, a cell of spaces, a list of these.
 * '' and [] are values: whoever fills them in wants nothing to be there.
 */
export const isMissing = (value: unknown): boolean =>
	isList(value)
		? value.length > 0 && value.every((entry) => entry === '' || isMissing(entry))
		: value === undefined ||
			value === null ||
			Number.isNaN(value) ||
			(typeof value === 'string' && value !== '' && value.trim() === '');

/**
 * Text; numbers, booleans and dates are written out, the latter as ISO 8601. Throws for anything
 * with a structure of its own.
 */
export function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const date = isoOf(value);
	if (date !== undefined) return date;
	throw new InvalidValue(`must be text, not ${kindOf(value)}`);
}

/**
 * What JavaScript's and n8n's own date values are as text in ISO 8601; undefined for anything else,
 * and for a date that is none.
 */
export function isoOf(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (typeof value !== 'object' || value === null || !('toISO' in value)) return undefined;
	const text: unknown = typeof value.toISO === 'function' ? value.toISO() : undefined;
	return typeof text === 'string' ? text : undefined;
}

/** What web pages and sheets leave between letters and nobody sees: a soft hyphen, marks of direction. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** An address or a name as people see it: with such marks in it, it would be another one. */
export const visibleText = (value: unknown): string => textOf(value).replace(unseen, '').trim();

/** A value that stands for one text: no list and no object. */
export const isPlain = (value: unknown): boolean =>
	['string', 'number', 'boolean'].includes(typeof value) || isoOf(value) !== undefined;

/** A list: an array, as JSON too, or text with commas between the entries. Empty entries are left out. */
export function listOf(value: unknown): unknown[] {
	if (isMissing(value)) return [];
	const entries = isList(value) ? value : listIn(textOf(value));
	return entries
		.map((entry) => (typeof entry === 'string' ? entry.trim() : entry))
		.filter((entry) => entry !== '' && !isMissing(entry));
}

const listIn = (text: string): unknown[] => listInJson(text) ?? text.split(',');

/**
 * The entries of a form (a fixed collection of several values), under the name of their group. Throws
 * where an expression gave something else.
 */
export function entriesOf(form: unknown, group: string): IDataObject[] {
	const entries = valueAt(form, group) ?? [];
	if (isList(entries) && entries.every(isObject)) return entries;
	throw new InvalidValue(`must have a list of entries, not ${shown(entries)}`);
}

/**
 * An id of the API: a whole number above 0. Throws for everything else, an empty one included, and
 * for one so large that the number it becomes is that of another record.
 */
export function idOf(value: unknown): number {
	const text = typeof value === 'number' ? String(value) : value;
	if (text === undefined || text === null || text === '') throw new InvalidValue('is empty');
	const id = typeof text === 'string' && /^\s*\d+\s*$/.test(text) ? Number(text) : 0;
	if (id > 0 && Number.isSafeInteger(id)) return id;
	throw new InvalidValue(`must be a whole number such as 12345, not ${shown(value)}`);
}

/** JSON as text or already as a value (an object or a list). */
export function jsonOf(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	const parsed = parsedJson(value);
	if (parsed === undefined) throw new InvalidValue('must be valid JSON');
	return parsed;
}

/**
 * Makes a value of a field that stands inside another one: the sentence, which begins with the outer
 * one, goes on with the inner. `place` tells which of several: ' in step 2'.
 */
export function within<T>(displayName: string, make: () => T, place = ''): T {
	try {
		return make();
	} catch (error) {
		throw inner(error, `has ${withArticle(`'${displayName}'`)}${place} that`);
	}
}

/** With its article, by how it is spoken: a 'Subject', an 'Email Address', an SMTP host. */
export const withArticle = (noun: string): string =>
	`${/^'?([AEIOaeio]|[Uu][np]|[FHLMNRSX][A-Z])/.test(noun) ? 'an' : 'a'} ${noun}`;

/** The value as it may stand in a message: short, on one line. */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : written(value);
	const line = text.replace(/\s+/g, ' ');
	return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** JSON knows no NaN, and cannot write everything that an expression can give. */
function written(value: unknown): string {
	if (typeof value !== 'object') return String(value);
	try {
		return JSON.stringify(value);
	} catch {
		return kindOf(value);
	}
}

/** A number as people write it. Number() takes '0x10' as well, and nothing at all for 0. */
function numberOf({ typeOptions }: INodeProperties, value: unknown): number {
	const number =
		typeof value === 'string' && /^\s*[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)
			? Number(value)
			: value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		throw new InvalidValue(`must be a number, not ${shown(value)}`);
	}
	const { minValue, maxValue, numberPrecision } = typeOptions ?? {};
	if (numberPrecision === 0 && !Number.isSafeInteger(number)) {
		throw new InvalidValue(`must be a whole number, not ${number}`);
	}
	if (minValue !== undefined && number < minValue) {
		throw new InvalidValue(`must be at least ${minValue}, not ${number}`);
	}
	if (maxValue !== undefined && number > maxValue) {
		throw new InvalidValue(`must be at most ${maxValue}, not ${number}`);
	}
	return number;
}

function booleanOf(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true') return true;
	if (value === 'false') return false;
	throw new InvalidValue(`must be true or false, not ${shown(value)}`);
}

/** A list that n8n loads has no fixed options to check against. */
function optionOf({ options }: INodeProperties, value: unknown): unknown {
	if (!options?.length || !isINodePropertyOptionsList(options)) return value;
	const allowed = options.map((option) => option.value);
	const found = allowed.find((option) => option === value || String(option) === value);
	if (found === undefined) {
		throw new InvalidValue(`must be one of ${allowed.join(', ')}, not ${shown(value)}`);
	}
	return found;
}

const kindOf = (value: unknown): string =>
	Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;

/** In a catch, n8n's linter wants a call where an error is thrown. */
const inner = (error: unknown, beginning: string): unknown =>
	error instanceof InvalidValue ? new InvalidValue(`${beginning} ${error.message}`) : error;
