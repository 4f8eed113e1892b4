import { isINodePropertyOptionsList, type INodeProperties } from 'n8n-workflow';

import { InvalidValue } from './problem';

/**
 * Checks a value against its field, however it came about (typed, from an expression, from an AI),
 * and gives it the type that the field promises. `undefined` means that there is nothing to send.
 */
export function check(field: INodeProperties, value: unknown): unknown {
	const empty = value === undefined || value === null || value === '';
	if (empty && field.required) throw new InvalidValue('is empty');
	if (value === undefined || value === null) return undefined;

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
		case 'dateTime':
			return dateOf(value);
		case 'string':
			return textOf(value);
		default:
			return value;
	}
}

/** Text; numbers and booleans are written out. Throws for anything with a structure of its own. */
export function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	throw new InvalidValue(`must be text, not ${kindOf(value)}`);
}

/** A list: an array, or text with commas between the entries. Empty entries are left out. */
export function listOf(value: unknown): unknown[] {
	const entries = Array.isArray(value) ? value : textOf(value).split(',');
	return entries
		.map((entry: unknown) => (typeof entry === 'string' ? entry.trim() : entry))
		.filter((entry) => entry !== '' && entry !== null && entry !== undefined);
}

/** An id of the API: a whole number above 0. Throws for everything else, an empty one included. */
export function idOf(value: unknown): number {
	const text = typeof value === 'number' ? String(value) : value;
	if (text === undefined || text === null || text === '') throw new InvalidValue('is empty');
	if (typeof text !== 'string' || !/^\s*\d{1,16}\s*$/.test(text) || Number(text) === 0) {
		throw new InvalidValue(`must be a whole number such as 12345, not ${shown(value)}`);
	}
	return Number(text);
}

/** JSON as text or already as a value (an object or a list). */
export function jsonOf(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		throw invalid('must be valid JSON');
	}
}

/** The value as it may stand in a message: short, on one line. */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
	const line = text.replace(/\s+/g, ' ');
	return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function numberOf({ typeOptions }: INodeProperties, value: unknown): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		throw new InvalidValue(`must be a number, not ${shown(value)}`);
	}
	const { minValue, maxValue, numberPrecision } = typeOptions ?? {};
	if (numberPrecision === 0 && !Number.isInteger(number)) {
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

/** Any ISO 8601 date or time, or what n8n's own date values give; sent as ISO 8601 in UTC. */
function dateOf(value: unknown): string {
	if (value === '') throw new InvalidValue('is empty');
	const date = new Date(isDateLike(value) ? value.toString() : textOf(value));
	if (Number.isNaN(date.getTime())) {
		throw new InvalidValue(`must be a date such as 2026-01-31T09:00:00Z, not ${shown(value)}`);
	}
	return date.toISOString();
}

const isDateLike = (value: unknown): value is { toString(): string } =>
	typeof value === 'object' && value !== null && ('toISO' in value || value instanceof Date);

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : `an ${typeof value}`);

/** In a catch, n8n's linter wants a call where an error is thrown. */
const invalid = (reason: string) => new InvalidValue(reason);
