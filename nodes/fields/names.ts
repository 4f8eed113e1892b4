import { isList, listInJson } from '../engine/json';
import { isEmpty, textOf } from '../engine/spec/value';

/**
 * Names in a text: commas between them, double quotes around one that has a comma itself. A list, or
 * one in JSON, is taken as it is.
 */
export function namesOf(value: unknown): string[] {
	if (isEmpty(value)) return [];
	const list = isList(value) ? value : listInJson(textOf(value));
	if (list) return named(list.filter((entry) => !isEmpty(entry)).map((entry) => textOf(entry)));
	const entries = [...entriesOf(textOf(value))];
	return named(entries.map((entry) => entry.trim().replace(/^"([^"]*)"$/, '$1')));
}

const named = (entries: string[]): string[] =>
	entries.map((entry) => entry.trim()).filter((entry) => entry !== '');

/** What stands between commas. A quote that is never closed is a character like any other. */
function* entriesOf(text: string): Generator<string> {
	for (let start = 0; start < text.length; ) {
		let end = text.indexOf(',', start);
		if (end < 0) end = text.length;
		let quote = start;
		while (quote < end && text[quote]?.trim() === '') quote++;
		if (text[quote] === '"') {
			const closing = text.indexOf('"', quote + 1);
			const comma = closing < 0 ? -1 : text.indexOf(',', closing);
			const behind = comma < 0 ? text.length : comma;
			if (closing >= 0 && text.slice(closing + 1, behind).trim() === '') end = behind;
		}
		yield text.slice(start, end);
		start = end + 1;
	}
}
