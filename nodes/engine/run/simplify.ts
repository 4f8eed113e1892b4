import type { IDataObject } from 'n8n-workflow';

import { asJson, valueAt, isObject } from '../json';
import type { Entries, Simplify } from '../spec/list';

/** Keeps what was chosen by hand, under its own names; what the answer lacks is left out. */
export function simplified(row: IDataObject, simplify: Simplify): IDataObject {
	const kept: IDataObject = {};
	for (const { name, places, entries } of placesOf(simplify)) {
		const place =
			places.find((one) => isFilled(valueAt(row, one))) ??
			places.find((one) => valueAt(row, one) !== undefined);
		if (place === undefined) continue;
		const value = valueAt(row, place);
		kept[name] = entries ? asJson(entriesOf(value, row, entries)) : value;
	}
	return kept;
}

/** Where the first place is empty, the next one is taken. */
const isFilled = (value: unknown): boolean =>
	value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/** Each entry of a list inside a row; what stands around the list fills in what an entry lacks. */
function entriesOf(value: unknown, row: IDataObject, { each, inherited = {} }: Entries): unknown {
	if (!Array.isArray(value)) return value;
	const beside = simplified(row, inherited);
	return value.map((entry) =>
		isObject(entry) ? { ...beside, ...simplified(entry, each) } : entry,
	);
}

interface Place {
	name: string;
	places: string[];
	entries?: Entries;
}

/** A choice belongs to an operation, and is made for every row of its answers. */
const choices = new WeakMap<Simplify, Place[]>();

function placesOf(simplify: Simplify): Place[] {
	let places = choices.get(simplify);
	if (!places) {
		places = Object.entries(simplify).map(([name, where]) =>
			typeof where === 'object' && 'each' in where
				? { name, places: [where.path].flat(), entries: where }
				: { name, places: [where].flat() },
		);
		choices.set(simplify, places);
	}
	return places;
}

/**
 * Counts and percentages that come as text ("359", "12.5%") as numbers, so that a spreadsheet can add
 * and sort them. What names something (ids, names, dates) stays as it is, even where it looks alike.
 */
export function withNumbers<T>(value: T): T {
	if (Array.isArray(value)) return value.map((entry: unknown) => withNumbers(entry)) as T;
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [
			name,
			typeof entry === 'string' ? (isName(name) ? entry : numberOr(entry)) : withNumbers(entry),
		]),
	) as T;
}

/** The last word of a field that names something and counts nothing. */
const names =
	/^(?:ids?|uuid|name|emails?|account|mailbox|sender|lead|domain|provider|esp|tags?|category|label|type|status|state|subject|line|title|body|message|text|url|phone|website|company|location|client|campaign|from|to|date|day|week|month|year|time|range|at|timezone|tz|key|code|version|trend)$/;

/** Field names are few, and each is asked for in every row. */
const verdicts = new Map<string, boolean>();

function isName(field: string): boolean {
	let verdict = verdicts.get(field);
	if (verdict === undefined) {
		verdict = names.test(lastWord(field).toLowerCase()) || /phone/i.test(field);
		// Some answers have names of users for keys, without end.
		if (verdicts.size >= 1000) verdicts.clear();
		verdicts.set(field, verdict);
	}
	return verdict;
}

/** "Name" of "first_name", "firstName" and "NAME". */
const lastWord = (field: string): string =>
	field.split(/[^A-Za-z]|(?<=[a-z])(?=[A-Z])|(?=[A-Z][a-z])/).at(-1) ?? '';

/** No number of people's is written like this with a zero in front, nor too long to be exact. */
function numberOr(text: string): number | string {
	const [, digits] =
		/^([+-]?(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{1,15})?)(?:\s*%)?$/.exec(
			text.trim(),
		) ?? [];
	return digits === undefined ? text : Number(digits.replaceAll(',', ''));
}
