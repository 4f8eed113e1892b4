import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import { InvalidValue } from '../../nodes/engine/problem';
import {
	check,
	entriesOf,
	idOf,
	jsonOf,
	listOf,
	shown,
	textOf,
	withArticle,
} from '../../nodes/engine/spec/value';

const field = (type: NodePropertyTypes, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'Field',
	name: 'field',
	type,
	default: '',
	...more,
});
const options = [
	{ name: 'One', value: 1 },
	{ name: 'Two', value: 'two' },
];
const between = { typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 } };

describe('a value gets the type that its field promises', () => {
	it.each([
		['number', 0, 0],
		['number', '7', 7],
		['number', ' 7.5 ', 7.5],
		['number', '-1e3', -1000],
		['number', '.5', 0.5],
		['boolean', false, false],
		['boolean', 'false', false],
		['boolean', 'true', true],
		['string', '', ''],
		['string', 0, '0'],
		['string', false, 'false'],
		['json', '{"a":[1]}', { a: [1] }],
		['json', { a: 1 }, { a: 1 }],
		['json', '  ', undefined],
		['collection', { any: 1 }, { any: 1 }],
	] as const)('%s: %j', (type, value, expected) => {
		expect(check(field(type), value)).toEqual(expected);
	});

	it.each(['number', 'boolean', 'string', 'json', 'options', 'multiOptions'] as const)(
		'%s: undefined and null are nothing to send',
		(type) => {
			expect(check(field(type), undefined)).toBeUndefined();
			expect(check(field(type), null)).toBeUndefined();
		},
	);

	it('takes an option by its value or by its text, and gives the value', () => {
		expect(check(field('options', { options }), '1')).toBe(1);
		expect(check(field('multiOptions', { options }), 'two, 1')).toEqual(['two', 1]);
		expect(check(field('options', { options: [] }), 'loaded')).toBe('loaded');
	});
});

describe('what cannot be sent is refused with the reason', () => {
	it.each([
		['number', 'seven', /must be a number, not "seven"/],
		['number', '', /must be a number/],
		['number', '0x10', /must be a number, not "0x10"/],
		['number', '１２', /must be a number/],
		['number', ' ', /must be a number/],
		['number', NaN, /must be a number, not NaN/],
		['number', Infinity, /must be a number/],
		['number', [1], /must be a number/],
		['boolean', 'yes', /must be true or false, not "yes"/],
		['boolean', 1, /must be true or false/],
		['string', ['a'], /must be text, not a list/],
		['string', { a: 1 }, /must be text, not an object/],
		['json', '{a:1}', /must be valid JSON/],
		['string', 10n, /must be text, not a bigint/],
	] as const)('%s: %j', (type, value, message) => {
		expect(() => check(field(type), value)).toThrow(InvalidValue);
		expect(() => check(field(type), value)).toThrow(message);
	});

	it.each([
		[0, 'must be at least 1, not 0'],
		[101, 'must be at most 100, not 101'],
		[1.5, 'must be a whole number, not 1.5'],
		[1e21, 'must be a whole number, not 1e+21'],
	])('the limits of a number are named: %d', (value, message) => {
		expect(() => check(field('number', between), value)).toThrow(message);
	});

	it('names the options', () => {
		expect(() => check(field('options', { options }), 'three')).toThrow(
			'must be one of 1, two, not "three"',
		);
	});

	it.each([undefined, null, '', ' \n\u00a0', []])('a required field is not %j', (value) => {
		expect(() => check(field('string', { required: true }), value)).toThrow('is empty');
	});
});

describe('ids', () => {
	it.each([
		[12, 12],
		['12', 12],
		[' 12\n', 12],
		[5_995_000_001, 5_995_000_001],
		['9007199254740991', 9_007_199_254_740_991],
		['0012', 12],
	])('takes %j', (value, id) => expect(idOf(value)).toBe(id));

	it.each([undefined, null, ''])('%j is empty', (value) => {
		expect(() => idOf(value)).toThrow('is empty');
	});

	it.each([
		0,
		-1,
		1.5,
		1e21,
		NaN,
		'0',
		'00',
		'1e3',
		'0x10',
		// It would become the number of another record.
		'9007199254740993',
		2 ** 53,
		'9'.repeat(400),
		'１２',
		'12/leads',
		'..',
		'all',
		true,
		[1],
		{},
	])('%j is no id', (value) =>
		expect(() => idOf(value)).toThrow(/must be a whole number such as 12345, not /),
	);
});

describe('lists, text and JSON', () => {
	it('reads lists and text with commas, without empty entries', () => {
		expect(listOf('a, b,, ')).toEqual(['a', 'b']);
		expect(listOf([' a ', '', null, undefined, 0, false])).toEqual(['a', 0, false]);
		expect(listOf(7)).toEqual(['7']);
		expect(() => listOf({})).toThrow(InvalidValue);
	});

	it('leaves values that are no text alone', () => {
		expect(jsonOf([1])).toEqual([1]);
		expect(textOf(1.5)).toBe('1.5');
	});

	it('shows values short and on one line', () => {
		expect(shown('a\n\tb')).toBe('"a b"');
		expect(shown('x'.repeat(100))).toHaveLength(61);
		expect(shown(undefined)).toBe('undefined');
		expect(shown(NaN)).toBe('NaN');
		expect(shown({ toString: null })).toBe('{"toString":null}');
		const ring: Record<string, unknown> = {};
		ring.itself = ring;
		expect(shown(ring)).toBe('an object');
	});
});

test.each([
	["'Subject'", "a 'Subject'"],
	["'Email Address'", "an 'Email Address'"],
	["'First Name'", "a 'First Name'"],
	["'SMTP Host'", "an 'SMTP Host'"],
	["'Username'", "a 'Username'"],
	["'Unsubscribe Text'", "an 'Unsubscribe Text'"],
	["'UUID'", "a 'UUID'"],
	['API key', 'an API key'],
	['entry', 'an entry'],
])('an article stands before %s', (noun, said) => {
	expect(withArticle(noun)).toBe(said);
});

describe('the entries of a form', () => {
	it.each([[{}], [{ entry: [] }], [undefined]])('are none in %j', (form) => {
		expect(entriesOf(form, 'entry')).toEqual([]);
	});

	it.each([['text'], [7], [{ name: 'not a list' }], [[null]], [[{ name: 'one' }, 'another']]])(
		'are not %j, of which nothing is left out in silence',
		(entry) => {
			expect(() => entriesOf({ entry }, 'entry')).toThrow(InvalidValue);
		},
	);
});
