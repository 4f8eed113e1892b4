import { valueAt, isNothing } from '../../nodes/engine/json';
import { holdsNoRecord, itemsOf, rowsOf, unwrap } from '../../nodes/engine/run/answer';

describe('the wrapping comes off', () => {
	it.each([
		['{ok, data}', { ok: true, data: { id: 1 } }, { id: 1 }],
		['{success, data}', { success: true, data: { id: 1 } }, { id: 1 }],
		['{success, data: list}', { success: true, data: [1] }, [1]],
		['misspelt', { sucess: true, data: { id: 1 } }, { id: 1 }],
		[
			'beside the data',
			{ ok: true, message: 'Done', id: 7 },
			{ success: true, message: 'Done', id: 7 },
		],
		['only a flag', { ok: true }, { success: true }],
		['{ok, data: "success"}', { ok: true, data: 'success' }, { success: true }],
		['{ok, data: text}', { ok: true, data: 'Queued' }, { success: true, message: 'Queued' }],
		['{ok, data: null}', { ok: true, data: null, id: 3 }, { success: true, id: 3 }],
		['data alone is no wrapping', { data: { id: 1 }, total: 2 }, { data: { id: 1 }, total: 2 }],
		['{data} alone', { data: { id: 1 } }, { id: 1 }],
		['{message, data}', { message: 'Found', data: { id: 1 } }, { id: 1 }],
		['{status: "success", data}', { status: 'success', data: [{ id: 1 }] }, [{ id: 1 }]],
		[
			'a state beside data',
			{ status: 'PAUSED', data: { a: 1 } },
			{ status: 'PAUSED', data: { a: 1 } },
		],
		['a record whose data is empty', { data: {} }, { data: {} }],
		['none', { id: 1, status: 'PAUSED' }, { id: 1, status: 'PAUSED' }],
		['a bare list', [{ id: 1 }], [{ id: 1 }]],
		['text', ' Email added to the queue ', { message: 'Email added to the queue' }],
		['a number', 5, { message: 5 }],
		['empty text', ' ', { success: true }],
		['null', null, { success: true }],
	])('%s', (_, answer, expected) => expect(unwrap(answer)).toEqual(expected));

	it('gives one item per entry, values among them', () => {
		expect(itemsOf({ ok: true, data: [{ id: 1 }, 'two'] })).toEqual([{ id: 1 }, { value: 'two' }]);
		expect(itemsOf([])).toEqual([]);
	});
});

describe('a list', () => {
	const places = { paths: ['data.leads', 'data', ''] };

	it.each([
		['its first place', { data: { leads: [{ id: 1 }] } }, [{ id: 1 }]],
		['its second', { data: [{ id: 1 }] }, [{ id: 1 }]],
		['the answer itself', [{ id: 1 }], [{ id: 1 }]],
		['empty', { data: { leads: [] }, other: [1] }, []],
		['entries that are no objects', ['a', 2], [{ value: 'a' }, { value: 2 }]],
	])('is found: %s', (_, answer, rows) => expect(rowsOf(answer, places)).toEqual(rows));

	describe('of rows that hold rows', () => {
		const groups = { paths: ['', 'data'], unfold: { path: 'groups', prefix: 'group' } };
		const inner = [{ id: 1 }, { id: 2 }];

		it.each([
			[
				'a list of them',
				[
					{ region: 'a', groups: inner },
					{ region: 'b', groups: [{ id: 3 }] },
				],
				3,
			],
			['one of them', { region: 'a', groups: inner }, 2],
			['one of them, wrapped', { ok: true, data: { region: 'a', groups: inner } }, 2],
			['a record in place of a list', [{ region: 'a', groups: { id: 1 } }], 1],
		])('is one row per inner one, with what stands around it: %s', (_, answer, count) => {
			const rows = rowsOf(answer, groups);
			expect(rows).toHaveLength(count);
			expect(rows?.[0]).toEqual({ region: 'a', id: 1 });
		});

		it.each([
			['an empty list', [{ region: 'a', groups: [] }], [{ region: 'a' }]],
			['none', [{ id: 1 }], [{ id: 1 }]],
			['something else', [{ region: 'a', groups: ['x'] }], [{ region: 'a', groups: ['x'] }]],
			['no rows at all', [], []],
		])('loses no row that holds %s', (_, answer, rows) =>
			expect(rowsOf(answer, groups)).toEqual(rows),
		);

		it.each<[string, object, object]>([
			[
				'the same name',
				{ email: 'box@example.com', groups: [{ email: 'seed@example.com', id: 5 }] },
				{ email: 'box@example.com', group_email: 'seed@example.com', id: 5 },
			],
			['the same value', { id: 5, groups: [{ id: 5 }] }, { id: 5, group_id: 5 }],
			[
				'and so does the new name',
				{ id: 1, group_id: 2, groups: [{ id: 3, group_id: 4 }] },
				{ id: 1, group_id: 2, group_group_id: 3, group_group_group_id: 4 },
			],
			['the name of the list', { a: 1, groups: [{ groups: 2 }] }, { a: 1, groups: 2 }],
			[
				'the names of what an object has',
				{ a: 1, groups: [{ toString: 'x' }] },
				{ a: 1, toString: 'x' },
			],
		])('nothing is overwritten where both have %s', (_, row, expected) => {
			const [found] = rowsOf([row], groups) ?? [];
			expect(found).toEqual(expected);
			const values = Object.values(row)
				.flat()
				.flatMap((value) => (typeof value === 'object' ? Object.values(value as object) : [value]));
			expect(Object.values(found ?? {}).sort()).toEqual(values.sort());
		});

		it('is undefined where there is none', () => {
			expect(rowsOf({ total: 3 }, groups)).toBeUndefined();
		});
	});

	describe('with something around it', () => {
		const list = { paths: ['history', ''], inherited: { from: ['from', 'data.from'], to: ['to'] } };

		it.each([
			['it comes along', [{ id: 1 }], [{ id: 1, from: 'a', to: 'b' }]],
			['where a row has nothing of its own', [{ from: null }], [{ from: 'a', to: 'b' }]],
			['and overwrites nothing', [{ from: 'c' }], [{ from: 'c', to: 'b' }]],
		])('%s', (_, history, rows) => {
			expect(rowsOf({ history, from: 'a', to: 'b' }, list)).toEqual(rows);
		});

		it('nothing comes along from nowhere', () => {
			expect(rowsOf([{ id: 1 }], list)).toEqual([{ id: 1 }]);
		});
	});

	it('may be wrapped where no place fits', () => {
		expect(rowsOf({ ok: true, data: [{ id: 1 }] }, { paths: ['leads'] })).toEqual([{ id: 1 }]);
	});

	it.each([[{}], [{ error: 'x' }], ['text'], [null], [{ data: {} }]])(
		'is undefined, never empty, when it is missing: %j',
		(answer) => expect(rowsOf(answer, places)).toBeUndefined(),
	);
});

it.each([
	['{}', {}, true],
	['null', null, true],
	['empty text', '', true],
	['an empty list is a list', [], false],
	['0', 0, false],
	['a record', { id: 1 }, false],
])('nothing at all: %s', (_, answer, nothing) => expect(isNothing(answer)).toBe(nothing));

it('takes own properties only', () => {
	expect(valueAt({ a: { b: 0 } }, 'a.b')).toBe(0);
	expect(valueAt({ a: 1 }, 'constructor.name')).toBeUndefined();
	expect(valueAt([{ a: 1 }], '0.a')).toBeUndefined();
});

it.each<[string, unknown, boolean]>([
	['nothing at all', {}, true],
	['an empty list', [], true],
	['a list of nothing', [null], true],
	['{ok, data: []}', { ok: true, data: [] }, true],
	['{data: []}', { data: [] }, true],
	['{data: null}', { message: 'Lead fetched', data: null }, true],
	['{data: {}} beside numbers of pages', { success: true, data: {}, offset: 0, limit: 1 }, true],
	['{data: [{}]}', { ok: true, data: [{}] }, true],
	['a record', { id: 1 }, false],
	['a record in a list', { ok: true, data: [{ id: 1 }] }, false],
	['a record beside an empty part', { id: 1, data: [] }, false],
	['a message alone', { ok: true, message: 'Reconnected' }, false],
	['text', 'Queued', false],
])('no record: %s', (_, answer, none) => expect(holdsNoRecord(answer)).toBe(none));
