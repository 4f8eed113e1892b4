import type { IDataObject } from 'n8n-workflow';

import { asJson } from '../json';

/**
 * CSV as in RFC 4180: quotes, line breaks and doubled quotes inside them, a byte order mark, LF or
 * CRLF. The first line names the columns; a cell that holds a JSON object or list becomes one. Rows
 * that nobody wants to keep are not held.
 */
export function rowsOfCsv(
	text: string,
	keeps: (row: IDataObject) => boolean = () => true,
): IDataObject[] {
	const lines = linesOf(text.replace(/^\uFEFF/, ''));
	const header = lines.next().value ?? [];
	const rows: IDataObject[] = [];
	for (const cells of lines) {
		if (cells.length === 1 && cells[0] === '') continue;
		const row = rowOf(header, cells);
		if (keeps(row)) rows.push(row);
	}
	return rows;
}

function rowOf(header: string[], cells: string[]): IDataObject {
	// Assigned, this name would be no column but a prototype.
	if (header.includes('__proto__')) {
		return Object.fromEntries(header.map((name, column) => [name, valueOf(cells[column] ?? '')]));
	}
	const row: IDataObject = {};
	for (let column = 0; column < header.length; column++) {
		row[header[column]] = valueOf(cells[column] ?? '');
	}
	return row;
}

/** The cells of one line after the other. Goes from mark to mark: an export has millions of characters. */
function* linesOf(text: string): Generator<string[], undefined> {
	let line: string[] = [];
	let lineEnd = text.indexOf('\n');
	let comma = text.indexOf(',');
	let position = 0;
	while (position < text.length) {
		let cell = '';
		if (text[position] === '"') {
			const quoted = quotedAt(text, position);
			({ cell, position } = quoted);
		}
		while (lineEnd >= 0 && lineEnd < position) lineEnd = text.indexOf('\n', position);
		// Searched again only when passed: in a text without commas each search would read to the end.
		while (comma >= 0 && comma < position) comma = text.indexOf(',', position);
		const lineStop = lineEnd < 0 ? text.length : lineEnd;
		const inLine = comma >= 0 && comma < lineStop;
		const end = inLine ? comma : lineStop;
		const rest = text.slice(position, end);
		line.push(cell + (!inLine && lineEnd >= 0 && rest.endsWith('\r') ? rest.slice(0, -1) : rest));
		position = end + 1;
		// A comma at the very end of the text has an empty cell behind it.
		if (inLine && position < text.length) continue;
		if (inLine) line.push('');
		yield line;
		line = [];
	}
}

/** What stands between the quote at `from` and the one that ends it, and where it goes on. */
function quotedAt(text: string, from: number): { cell: string; position: number } {
	let cell = '';
	let position = from + 1;
	for (;;) {
		const quote = text.indexOf('"', position);
		if (quote < 0) return { cell: cell + text.slice(position), position: text.length };
		cell += text.slice(position, quote);
		if (text[quote + 1] !== '"') return { cell, position: quote + 1 };
		cell += '"';
		position = quote + 2;
	}
}

/** Numbers stay text: a postcode or a phone number would lose its zeros. */
function valueOf(cell: string): IDataObject[string] {
	const [first] = cell;
	if (first !== '{' && first !== '[' && (first === undefined || first > ' ')) return cell;
	if (!/^\s*[[{]/.test(cell)) return cell;
	try {
		return asJson(JSON.parse(cell));
	} catch {
		return cell;
	}
}
