import {
	at,
	isNothing,
	itemsOf,
	rowsOf,
	simplified,
	unwrap,
	withoutSecrets,
} from '../../nodes/engine/answer';
import { rowsOfCsv } from '../../nodes/engine/csv';

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
	const places = { at: ['data.leads', 'data', ''] };

	it.each([
		['its first place', { data: { leads: [{ id: 1 }] } }, [{ id: 1 }]],
		['its second', { data: [{ id: 1 }] }, [{ id: 1 }]],
		['the answer itself', [{ id: 1 }], [{ id: 1 }]],
		['empty', { data: { leads: [] }, other: [1] }, []],
		['entries that are no objects', ['a', 2], [{ value: 'a' }, { value: 2 }]],
	])('is found: %s', (_, answer, rows) => expect(rowsOf(answer, places)).toEqual(rows));

	describe('of rows that hold rows', () => {
		const groups = { at: ['', 'data'], unfold: 'groups' };
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

		it('is undefined where there is none', () => {
			expect(rowsOf({ total: 3 }, groups)).toBeUndefined();
		});
	});

	it('may be wrapped where no place fits', () => {
		expect(rowsOf({ ok: true, data: [{ id: 1 }] }, { at: ['leads'] })).toEqual([{ id: 1 }]);
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
	expect(at({ a: { b: 0 } }, 'a.b')).toBe(0);
	expect(at({ a: 1 }, 'constructor.name')).toBeUndefined();
	expect(at([{ a: 1 }], '0.a')).toBeUndefined();
});

describe('secrets stay inside', () => {
	it.each([
		...['password', 'imap_password', 'smtp_password', 'SMTP_PASSWORD', 'smtpPassword'],
		...['access_token', 'accessToken', 'refresh_token', 'Refresh-Token', 'client_secret'],
		...['secret_key', 'api_key', 'apiKey', 'API Key', 'passwd', 'private_key', 'id_token'],
	])('%s', (name) => {
		const row = { id: 1, [name]: 'hidden', list: [{ deep: { [name]: 'hidden', kept: 1 } }] };
		expect(withoutSecrets(row)).toEqual({ id: 1, list: [{ deep: { kept: 1 } }] });
	});

	it.each(['password_changed_at', 'token_type', 'keyword', 'is_smtp_success', 'secretary'])(
		'%s is none',
		(name) => expect(withoutSecrets({ [name]: 'shown' })).toEqual({ [name]: 'shown' }),
	);

	it('also those in a CSV file and in a JSON cell of it', () => {
		const rows = rowsOfCsv(
			'email,smtp_password,more\nx@example.com,hidden,"{""api_key"":""hidden""}"',
		);
		expect(withoutSecrets(rows)).toEqual([{ email: 'x@example.com', more: {} }]);
	});

	it('but what the operation exists for is kept, under its exact name', () => {
		const row = { api_key: 'shown', apiKey: 'hidden', password: 'hidden' };
		expect(withoutSecrets(row, ['api_key'])).toEqual({ api_key: 'shown' });
	});

	it('and the answer itself is not touched', () => {
		const row = { password: 'x', inner: { password: 'x' } };
		withoutSecrets(row);
		expect(row).toEqual({ password: 'x', inner: { password: 'x' } });
	});
});

it('simplifies to what was chosen: first place that has a value, nothing for what is missing', () => {
	const simplify = {
		id: 'id',
		tz: ['schedule.tz', 'timezone'],
		gone: 'gone',
		zero: 'zero',
		no: 'no',
	};
	const row = { id: 1, timezone: 'UTC', zero: 0, no: null, other: 'x' };
	expect(simplified(row, simplify)).toEqual({ id: 1, tz: 'UTC', zero: 0, no: null });
});
