import type { IDataObject, INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import { InvalidValue, Problem } from '../../nodes/engine/problem';
import { Lookup, Lookups } from '../../nodes/engine/spec/lookup';
import { operation, type Operation } from '../../nodes/engine/spec/operation';
import { reading, type Parameter } from '../../nodes/engine/spec/parameter';
import { buildRequest, pathOf } from '../../nodes/engine/spec/request';
import { check } from '../../nodes/engine/spec/value';
import { required, shownFor } from '../../nodes/fields/plain';

const field = (name: string, type: NodePropertyTypes = 'string'): INodeProperties => ({
	displayName: `The ${name}`,
	name,
	type,
	default: '',
});
const about = { id: 'x', name: 'Get', action: 'x', description: 'x' };
const build = (spec: Operation, values: IDataObject) =>
	buildRequest(
		spec,
		reading({ timezone: 'UTC' }, (name) => values[name]),
	);

/** The parameter goes as it came: the engine alone stands between it and the path. */
const asItIs = (name: string): Parameter => ({ field: field(name), encode: (value) => value });
const inPath = operation({
	...about,
	request: 'GET /campaigns/{campaign_id}/leads/{lead_id}',
	path: { campaign_id: asItIs('campaign'), lead_id: asItIs('lead') },
});

describe('the path', () => {
	it.each([
		['a/b', 'a%2Fb'],
		['../7', '..%2F7'],
		['7?api_key=x', '7%3Fapi_key%3Dx'],
		['7#top', '7%23top'],
		['7&x', '7%26x'],
		['a b%20', 'a%20b%2520'],
		['é✓🙂', '%C3%A9%E2%9C%93%F0%9F%99%82'],
		['a\\b', 'a%5Cb'],
		['a\r\nb', 'a%0D%0Ab'],
		[0, '0'],
		[false, 'false'],
	])('encodes %j', (value, encoded) => {
		const path = pathOf(build(inPath, { campaign: 1, lead: value }));
		expect(path).toBe(`/campaigns/1/leads/${encoded}`);
		const url = new URL(`https://server.smartlead.ai/api/v1${path}`);
		expect(url.pathname).toBe(`/api/v1${path}`);
		expect(url.search + url.hash).toBe('');
	});

	it.each([undefined, ''])('refuses %j: it would address the whole collection', (value) => {
		expect(() => build(inPath, { campaign: value, lead: 1 })).toThrow("'The campaign' is empty");
	});

	it.each(['.', '..', '...'])('refuses %s: dots survive every encoding', (value) => {
		expect(() => build(inPath, { campaign: 1, lead: value })).toThrow(
			"'The lead' must not be dots only",
		);
	});

	it.each([[[1, 2]], [{ id: 1 }], [[]], [null]])('refuses %j', (value) => {
		expect(() => build(inPath, { campaign: 1, lead: value })).toThrow(Problem);
	});

	it('refuses half a character: it has no encoding', () => {
		expect(() => build(inPath, { campaign: 1, lead: '🙂'.slice(0, 1) })).toThrow(
			"'The lead' holds a broken character",
		);
	});

	it('knows what its fields are called', () => {
		expect(build(inPath, { campaign: 1, lead: 2 }).names).toEqual({
			campaign_id: 'The campaign',
			lead_id: 'The lead',
		});
	});
});

const sending = operation({
	...about,
	request: 'POST /campaigns/create',
	query: { q: field('q') },
	body: { name: field('name'), count: field('count', 'number'), on: field('on', 'boolean') },
	optional: {
		query: { tag: field('tag') },
		body: { note: field('note'), size: field('size', 'number'), quiet: field('quiet', 'boolean') },
	},
	fixed: { body: { kind: 'fixed' }, query: { v: 2 } },
});

describe('query and body', () => {
	const filled = { count: 1, on: true };

	it('always send what has a value, 0, false and empty text included', () => {
		const { body } = build(sending, { name: '', count: 0, on: false });
		expect(body).toEqual({ kind: 'fixed', name: '', count: 0, on: false });
	});

	it('leave a text out of the URL that nobody filled in', () => {
		expect(build(sending, { ...filled, q: '' }).query).toEqual({ v: 2 });
		expect(build(sending, { ...filled, q: 'a' }).query).toEqual({ v: 2, q: 'a' });
	});

	it('send nothing for a text that an expression made undefined', () => {
		const { query, body } = build(sending, { ...filled, q: undefined, name: null });
		expect(query).toEqual({ v: 2 });
		expect(body).toEqual({ kind: 'fixed', ...filled });
	});

	it.each(['count', 'on'])('miss a number or a choice that an expression has lost: %s', (name) => {
		for (const nothing of [undefined, null]) {
			expect(() => build(sending, { ...filled, [name]: nothing })).toThrow(
				`'The ${name}' is empty`,
			);
		}
	});

	it('send an optional parameter once it was added, whatever it holds', () => {
		const options = { note: 'x', size: 0, quiet: false, tag: 'a' };
		const { query, body } = build(sending, { ...filled, options });
		expect(query).toMatchObject({ tag: 'a' });
		expect(body).toMatchObject({ note: 'x', size: 0, quiet: false });
	});

	it.each([undefined, null, '', '  ', '\u00a0', NaN, []])(
		'refuse what was added and has no value: %j',
		(nothing) => {
			for (const name of ['tag', 'note', 'size', 'quiet']) {
				const options = { tag: 'a', note: 'x', size: 1, quiet: true, [name]: nothing };
				expect(() => build(sending, { ...filled, options } as never)).toThrow(
					`'The ${name}' is empty`,
				);
			}
		},
	);

	it('do not send an optional parameter that was not added, even if a field has its name', () => {
		const values = { ...filled, note: 'x', size: 3, tag: 'y', options: {} };
		const { query, body } = build(sending, values);
		expect(query).toEqual({ v: 2 });
		expect(body).toEqual({ kind: 'fixed', ...filled });
	});

	describe('an update', () => {
		const update = operation({
			...about,
			name: 'Update',
			request: 'POST /x',
			optional: {
				body: {
					note: field('note'),
					size: field('size', 'number'),
					kinds: field('kinds', 'multiOptions'),
					ids: { field: field('ids'), encode: () => [1], emptied: [] },
					only: { field: field('only'), encode: (value) => check(required(field('only')), value) },
				},
			},
		});
		const body = (updateFields: IDataObject) => build(update, { updateFields }).body;

		it.each([undefined, null, NaN, '  '])('leaves a field as it is for %j', (nothing) => {
			for (const name of ['note', 'size', 'kinds', 'ids', 'only']) {
				const change = name === 'note' ? 'ids' : 'note';
				const changed = change === 'note' ? { note: 'x' } : { ids: [1] };
				expect(body({ [name]: nothing, [change]: 'x' })).toEqual(changed);
			}
		});

		it('empties on purpose what can be empty, lists included', () => {
			expect(body({ note: '', kinds: '', ids: '' })).toEqual({ note: '', kinds: [], ids: [] });
			expect(body({ kinds: [], ids: [] })).toEqual({ kinds: [], ids: [] });
			expect(() => body({ only: '' })).toThrow("'The only' is empty");
			expect(() => body({ size: '' })).toThrow("'The size' must be a number");
		});

		it('changes something, or is refused', () => {
			expect(() => body({})).toThrow("'Update Fields' is empty");
			expect(() => body({ note: undefined, ids: null } as never)).toThrow(
				"'Update Fields' has no value in 'The note', 'The ids': nothing would be changed",
			);
		});
	});

	it('take filters from Filters, and optional parameters of an update from Update Fields', () => {
		const list = operation({
			...about,
			request: 'POST /x',
			filters: { query: { tag: field('tag') }, body: { size: field('size', 'number') } },
			optional: { query: { full: field('full') } },
		});
		const { query, body } = build(list, {
			filters: { tag: 'a', size: 2, full: 'no' },
			options: { tag: 'b', full: 'yes' },
		});
		expect(query).toEqual({ tag: 'a', full: 'yes' });
		expect(body).toEqual({ size: 2 });
		const update = operation({
			...about,
			name: 'Update Settings',
			request: 'POST /x',
			optional: { body: { tag: field('tag') } },
		});
		expect(build(update, { updateFields: { tag: 'a' } }).body).toEqual({ tag: 'a' });
	});

	it('a POST always has a body, GET and DELETE only what they ask for', () => {
		expect(build(operation({ ...about, request: 'POST /x' }), {}).body).toEqual({});
		expect(build(operation({ ...about, request: 'GET /x' }), {}).body).toBeUndefined();
		expect(build(operation({ ...about, request: 'DELETE /x' }), {}).body).toBeUndefined();
		const body = { ids: field('ids') };
		const remove = operation({ ...about, request: 'DELETE /x', body });
		expect(build(remove, { ids: 'a' }).body).toEqual({ ids: 'a' });
	});

	it('name the field that cannot be sent', () => {
		expect(() => build(sending, { ...filled, count: 'many' })).toThrow(
			'\'The count\' must be a number, not "many"',
		);
		expect(() => build(sending, { ...filled, options: { size: 'x' } })).toThrow(/^'The size' must/);
	});

	it('keep the sentence of an expression that failed', () => {
		const read = reading({ timezone: 'UTC' }, () => {
			throw new Error('Referenced node is unexecuted');
		});
		expect(() => buildRequest(sending, read)).toThrow("'The q': Referenced node is unexecuted");
	});
});

describe('fields that are read on the way', () => {
	const options = [
		{ name: 'A', value: 'a' },
		{ name: 'B', value: 'b' },
	];
	const reading = operation({
		...about,
		request: 'POST /x',
		fields: [
			{ ...field('kind', 'options'), options },
			{
				...field('note'),
				required: true,
				displayOptions: { show: { kind: ['b'] } },
			},
		],
		options: [field('quiet', 'boolean')],
	});

	it('are checked: a wrong choice does not pass for another', () => {
		expect(() => build(reading, { kind: 'a' })).not.toThrow();
		expect(() => build(reading, { kind: 'c' })).toThrow(
			'\'The kind\' must be one of a, b, not "c"',
		);
		expect(() => build(reading, { kind: 'a', options: { quiet: 'yes' } })).toThrow(
			/^'The quiet' must be true or false/,
		);
	});

	it('have to be filled in where they are shown', () => {
		expect(() => build(reading, { kind: 'b', note: ' ' })).toThrow("'The note' is empty");
		expect(() => build(reading, { kind: 'b', note: 'x' })).not.toThrow();
	});

	it('may be encoded: then too they are one of their options', () => {
		const encode = (value: unknown) => (value === 'b' ? null : 'set');
		const kind = { field: { ...field('kind', 'options'), options }, encode };
		const set = operation({ ...about, request: 'POST /x', body: { kind } });
		expect(build(set, { kind: 'b' }).body).toEqual({ kind: null });
		expect(() => build(set, { kind: 'remove' })).toThrow(/^'The kind' must be one of a, b/);
	});
});

describe('lookups', () => {
	const asked = { method: 'GET', route: '/leads/', path: {}, query: {}, names: {} } as const;
	const lookup = (email: string) =>
		new Lookup({ ...asked, query: { email } }, (answer) => answer, 'Lead');
	const byLookup = operation({
		...about,
		request: 'POST /leads/{lead_id}',
		path: { lead_id: { field: field('lead'), encode: (value) => lookup(String(value)) } },
		query: { q: { field: field('q'), encode: () => lookup('q@example.com') } },
		body: { b: { field: field('b'), encode: () => lookup('b@example.com') } },
	});

	it('stand in a planned request until they are settled, wherever they are', async () => {
		const planned = build(byLookup, { lead: 'a@example.com' });
		const lookups = new Lookups(async ({ query }) => `id of ${query.email}`);
		const found = await lookups.resolved(planned);
		expect(found.path).toEqual({ lead_id: 'id of a@example.com' });
		expect(found.query).toEqual({ q: 'id of q@example.com' });
		expect(found.body).toEqual({ b: 'id of b@example.com' });
	});

	it('are told apart by what they ask', () => {
		expect(JSON.stringify(lookup('a@example.com'))).toBe(JSON.stringify(lookup('a@example.com')));
		expect(JSON.stringify(lookup('a@example.com'))).not.toBe(
			JSON.stringify(lookup('b@example.com')),
		);
	});

	it('turn what they do not find into a sentence', () => {
		expect(() =>
			new Lookup(
				asked,
				() => {
					throw new InvalidValue('is nobody');
				},
				'Lead',
			).pick({}),
		).toThrow('is nobody');
	});
});

it('checks at compile time that every placeholder has its field', () => {
	// @ts-expect-error lead_id has no field
	operation({ ...about, request: 'GET /a/{lead_id}', path: {} });
	// @ts-expect-error there is no such placeholder
	operation({ ...about, request: 'GET /a', path: { lead_id: field('lead') } });
});

describe('what the panel does not show', () => {
	const hidden = operation({
		...about,
		request: 'POST /campaigns/create',
		query: { days: shownFor({ way: ['days'] }, field('days')) },
		body: {
			way: field('way'),
			name: shownFor({ way: ['named'] }, required(field('name'))),
			ids: shownFor({ way: ['chosen', 'listed'] }, asItIs('ids')),
			count: shownFor({ way: ['counted'] }, field('count', 'number')),
		},
	});

	it.each([
		['named', { name: 'a name' }, {}],
		['chosen', { ids: [1] }, {}],
		['listed', { ids: [1] }, {}],
		['counted', { count: 7 }, {}],
		['days', {}, { days: '3' }],
	])('is not sent, and needs no value: %s', (way, body, query) => {
		const saved = { way, name: 'a name', ids: [1], count: 7, days: '3' };
		expect(build(hidden, saved)).toMatchObject({ body: { way, ...body }, query });
		expect(Object.keys(build(hidden, saved).body ?? {})).toEqual(['way', ...Object.keys(body)]);
		expect(build(hidden, { way, ...body, ...query }).body).toEqual({ way, ...body });
	});

	it('is asked for where it is shown', () => {
		expect(() => build(hidden, { way: 'named' })).toThrow("'The name' is empty");
		expect(() => build(hidden, { way: 'counted' })).toThrow("'The count' is empty");
	});
});
