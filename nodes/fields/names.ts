import { isEmpty, textOf } from '../engine/value';

/**
 * Names in a text: commas between them, double quotes around one that has a comma itself. A list, or
 * one in JSON, is taken as it is.
 */
export function namesOf(value: unknown): string[] {
	if (isEmpty(value)) return [];
	const list = Array.isArray(value) ? (value as unknown[]) : listIn(textOf(value));
	if (list) return named(list.filter((entry) => !isEmpty(entry)).map((entry) => textOf(entry)));
	// A quote that is never closed is a character like any other.
	const entries = textOf(value).match(/\s*"[^"]*"\s*(?=,|$)|[^,]+/g) ?? [];
	return named(entries.map((entry) => entry.trim().replace(/^"([^"]*)"$/, '$1')));
}

const named = (entries: string[]): string[] =>
	entries.map((entry) => entry.trim()).filter((entry) => entry !== '');

/** A list in JSON; undefined for a text that is none. */
function listIn(text: string): unknown[] | undefined {
	if (!text.trim().startsWith('[')) return undefined;
	try {
		const list: unknown = JSON.parse(text);
		return Array.isArray(list) ? list : undefined;
	} catch {
		return undefined;
	}
}
