import fc from 'fast-check';

import { rowsOfCsv } from '../../nodes/engine/run/csv';

it.each([
	['LF', 'a,b\n1,2\n3,4\n'],
	['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
	['no line break at the end', 'a,b\n1,2\n3,4'],
	['a byte order mark', '\uFEFFa,b\n1,2\n3,4'],
	['quotes around everything', '"a","b"\n"1","2"\n"3","4"'],
	['a byte order mark before quotes', '\uFEFF"a",b\n1,2\n3,4'],
	['empty lines', 'a,b\n\n1,2\n\r\n3,4\n\n'],
])('reads lines: %s', (_, text) => {
	expect(rowsOfCsv(text)).toEqual([
		{ a: '1', b: '2' },
		{ a: '3', b: '4' },
	]);
});

it.each([
	['a comma', '"x, y"', 'x, y'],
	['doubled quotes', '"x ""y"" z"', 'x "y" z'],
	['only a quote', '""""', '"'],
	['a line break', '"x\ny"', 'x\ny'],
	['a Windows line break', '"x\r\ny"', 'x\r\ny'],
	['a quote in the middle', 'x"y', 'x"y'],
	['spaces', '  x ', '  x '],
	['zeros', '007', '007'],
	['a phone number', '+491234', '+491234'],
	['nothing', '', ''],
	['a JSON object', '"{""a"":[1,2]}"', { a: [1, 2] }],
	['a JSON list', '"[1,2]"', [1, 2]],
	['broken JSON', '"{""a"":"', '{"a":'],
	['a template', '{{first_name}}', '{{first_name}}'],
])('reads a cell: %s', (_, cell, value) => {
	expect(rowsOfCsv(`a,b,c\n1,${cell},3`)).toEqual([{ a: '1', b: value, c: '3' }]);
});

it('fills up short lines and has no rows without lines', () => {
	expect(rowsOfCsv('a,b,c\n1')).toEqual([{ a: '1', b: '', c: '' }]);
	expect(rowsOfCsv('a,b')).toEqual([]);
	expect(rowsOfCsv('')).toEqual([]);
	expect(rowsOfCsv('\uFEFF')).toEqual([]);
});

it('a column may have any name', () => {
	const [row] = rowsOfCsv('__proto__,constructor\n1,2');
	expect(Object.entries(row)).toEqual([
		['__proto__', '1'],
		['constructor', '2'],
	]);
});

it('reads back whatever was written', () => {
	const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
	const bare = (cell: string) => (/[",\r\n]/.test(cell) ? quoted(cell) : cell);
	// Cells that look like JSON change on purpose.
	const cell = fc.string({ unit: 'binary' }).filter((text) => !/^\s*[[{]/.test(text));
	const names = fc.uniqueArray(cell, { minLength: 2, maxLength: 5 });
	const table = names.chain((header) =>
		fc.tuple(
			fc.constant(header),
			fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length })),
			fc.constantFrom('\n', '\r\n'),
			fc.constantFrom(quoted, bare),
		),
	);
	fc.assert(
		fc.property(table, ([header, rows, end, write]) => {
			const text = [header, ...rows].map((cells) => cells.map(write).join(',')).join(end);
			const read = rowsOfCsv(`\uFEFF${text}${end}`);
			expect(read.map((row) => header.map((name) => row[name]))).toEqual(rows);
		}),
		{ numRuns: 300 },
	);
});
