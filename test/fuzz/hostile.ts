import { DateTime } from 'luxon';

/** A value that no field expects, and what it is called in a title. */
export interface Hostile {
	name: string;
	value: unknown;
}

const named = (values: Record<string, unknown>): Hostile[] =>
	Object.entries(values).map(([name, value]) => ({ name, value }));

/** Texts that stand for themselves. */
const texts = (...values: string[]): Hostile[] =>
	values.map((value) => ({ name: JSON.stringify(value), value }));

function deep(levels: number): unknown {
	let inner: unknown = 'bottom';
	for (let level = 0; level < levels; level++) inner = [inner];
	return inner;
}

/** What expressions give that find nothing, or calculate with it. */
export const nothing = named({
	'not a number': NaN,
	undefined,
	null: null,
	'empty text': '',
	spaces: '   ',
	'no-break space': '\u00a0',
	'empty list': [],
	'empty object': {},
	'list of nothing': [null, undefined, ''],
});

const numbers = [
	...named({
		infinity: Infinity,
		'minus one': -1,
		zero: 0,
		'one and a half': 1.5,
		'10^21': 1e21,
		'2^53': 2 ** 53,
		'a BigInt': 10n,
	}),
	...texts('1e3', '0x10', '１２', '-0', '1,5', '12345678901234567890', 'NaN'),
];

const words = [
	...named({
		'10,000 letters': 'x'.repeat(10_000),
		'10,000 digits': '9'.repeat(10_000),
		'half a character': '\ud83d',
		'a NUL': 'a\u0000b',
		'right to left': '\u202edetrevni',
		'a family': '👩‍👩‍👧‍👦',
	}),
	...texts(
		'é\u0301',
		'line\r\nX-Injected: yes',
		`'"\`<b>&amp;`,
		'<script>alert(1)</script>',
		"'; DROP TABLE leads; --",
		'{{ 7 * 7 }}',
		'={{ $json }}',
		'${7 * 7}',
		'[1, 2',
		'{"a": 1}',
		'null',
		'undefined',
		'true',
		'a@b',
		'a@example.com, b@example.com',
		'someone@example.com?x=1',
	),
];

const paths = texts(
	'.',
	'..',
	'../',
	'../1',
	'../../client',
	'1/../2',
	'1/leads',
	'/1',
	'%2e%2e',
	'%2e%2e%2f1',
	'..%2f1',
	'..;/1',
	'..\\1',
	'1?x=y',
	'1#top',
	'1&api_key=stolen',
	'1%00',
	'//elsewhere.example.com',
	'https://elsewhere.example.com/1',
	'https://app.smartlead.ai.example.com/app/email-campaign/301',
);

const keys = [
	...texts('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'),
	...named({
		'__proto__ in an object': JSON.parse('{"__proto__": {"polluted": true}}') as unknown,
		'constructor.prototype in an object': { constructor: { prototype: { polluted: true } } },
		'an object with a length': { length: 3 },
		'an object that is no text': { toString: null, valueOf: null },
		'an object without a prototype': Object.assign(Object.create(null) as object, { a: 1 }),
	}),
];

const types = named({
	true: true,
	false: false,
	'list with a number': [301],
	'list with a text': ['301'],
	'list of mixed things': ['a', 1, true, null, { b: 2 }],
	'list in a list': [[1], [2]],
	'list of objects': [{ id: 1 }],
	'2,000 numbers': Array.from({ length: 2000 }, (_, index) => index + 1),
	'an object': { a: 1 },
	'an object with a value': { value: '301' },
	'a locator': { __rl: true, mode: 'id', value: '301' },
	'a mapping': { mappingMode: 'defineBelow', value: { email: 'a@example.com' } },
	'1,000 levels': deep(1000),
	'a pattern': /301/,
	'a map': new Map([['a', 1]]),
	'an error': new Error('301'),
});

const dates = [
	...named({
		'a date': new Date(Date.UTC(2026, 0, 1)),
		'a date that is none': new Date(NaN),
		'a Luxon date': DateTime.fromISO('2026-01-01T09:00', { zone: 'Asia/Tokyo' }),
		'a Luxon date that is none': DateTime.fromISO('none'),
		milliseconds: 1_767_225_600_000,
	}),
	...texts(
		'2026-02-30',
		'2026-13-01',
		'0000-00-00',
		'2026-01-01T25:00:00Z',
		'+275761-01-01T00:00:00Z',
		'1/2/2026',
		'2026',
		'yesterday',
		'2026-01-31T09:00:00',
		'2026-01-31 9:00:00+01',
		'09:00:00',
		'{{first_name}}',
		'Hi {{ First Name }}',
		'25:00',
		'Mars/Olympus_Mons',
	),
];

/** Everything that is tried on each field. */
export const hostile: Hostile[] = [
	...nothing,
	...numbers,
	...words,
	...paths,
	...keys,
	...types,
	...dates,
];
