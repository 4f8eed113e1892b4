import type { IDataObject } from 'n8n-workflow';

/**
 * CSV as in RFC 4180: quotes, line breaks and doubled quotes inside them, a byte order mark, LF or
 * CRLF. The first line names the columns; a cell that holds a JSON object or list becomes one.
 */
export function rowsOfCsv(text: string): IDataObject[] {
	const [header = [], ...lines] = cellsOf(text.replace(/^\uFEFF/, ''));
	return lines
		.filter((cells) => cells.length > 1 || cells[0] !== '')
		.map((cells) =>
			Object.fromEntries(
				header.map((name, column) => [name, valueOf(cells[column] ?? '')] as const),
			),
		);
}

function cellsOf(text: string): string[][] {
	const lines: string[][] = [];
	let line: string[] = [];
	let cell = '';
	let quoted = false;

	const endCell = () => {
		line.push(cell);
		cell = '';
	};
	const endLine = () => {
		endCell();
		lines.push(line);
		line = [];
	};

	for (let index = 0; index < text.length; index++) {
		const character = text[index];
		if (quoted) {
			if (character !== '"') cell += character;
			else if (text[index + 1] === '"') {
				cell += '"';
				index++;
			} else quoted = false;
		} else if (character === '"' && cell === '') quoted = true;
		else if (character === ',') endCell();
		else if (character === '\n') endLine();
		else if (character === '\r' && text[index + 1] === '\n') continue;
		else cell += character;
	}
	if (cell !== '' || line.length > 0) endLine();
	return lines;
}

/** Numbers stay text: a postcode or a phone number would lose its zeros. */
function valueOf(cell: string): IDataObject[string] {
	if (!/^\s*[[{]/.test(cell)) return cell;
	try {
		return JSON.parse(cell) as IDataObject;
	} catch {
		return cell;
	}
}
