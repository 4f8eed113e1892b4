import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../nodes/engine/spec/operation';
import { nodeOf } from './nodeOf';
import { byId, calls, stage } from './stage';

const latencyMs = 400;
const { run, sandbox } = stage({ latencyMs });

/** How many requests were under way at once, at most. */
function overlap(): number {
	const at = sandbox.log.map((call) => call.at);
	return Math.max(
		...at.map((time) => at.filter((other) => other <= time && time < other + latencyMs).length),
	);
}

const many = (count: number) => Array.from({ length: count }, (_, number) => ({ number }));

it('writes go one at a time, in the order of their items', async () => {
	const { json } = await run(
		{ ...calls.create, name: '={{ "No " + $json.number }}' },
		{ items: many(12) },
	);
	expect(overlap()).toBe(1);
	const names = many(12).map(({ number }) => `No ${number}`);
	expect(sandbox.log.map((call) => (call.json as { name: string }).name)).toEqual(names);
	expect(json).toHaveLength(12);
});

it.each([
	['an idempotent one', calls.addMailboxes],
	['one that sends mail', calls.start],
])('so do those that may be repeated: %s', async (_, parameters) => {
	await run(parameters, { items: many(4) });
	expect(overlap()).toBe(1);
	expect(sandbox.log).toHaveLength(4);
});

it('reads overlap, five at most', async () => {
	await run(calls.get, { items: many(12) });
	expect(overlap()).toBe(5);
	expect(sandbox.log).toHaveLength(12);
});

it('of reads that fail, the first item is told of, and not the first answer', async () => {
	sandbox.misbehave({
		path: /998/,
		answer: { status: 429, headers: { 'Retry-After': '1' }, body: '{}' },
	});
	const { error } = await run(
		{ ...calls.get, campaignId: byId('={{ 998 + $json.number }}') },
		{ items: many(2) },
	);
	expect(error?.message).toMatch(/ \[item 0\]$/);
	expect(sandbox.log.map(({ path }) => path.slice(-3))).toEqual(['998', '999', '998']);
});

it('what comes out keeps the order of the items, whoever is answered first', async () => {
	const ids = [301, 302, 301, 302, 301, 302, 301];
	sandbox.misbehave({ times: 2, answer: { status: 502 } });
	const { json, items } = await run(
		{ ...calls.get, campaignId: byId('={{ $json.id }}') },
		{ items: ids.map((id) => ({ id })) },
	);
	expect(sandbox.log).toHaveLength(9);
	expect(json.map(({ id }) => id)).toEqual(ids);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
});

it('a read that fails keeps the others from being sent', async () => {
	sandbox.misbehave({ times: Infinity, answer: { status: 404, body: '{"error":"Not here"}' } });
	const { error } = await run(calls.get, { items: many(30) });
	expect(sandbox.log.length).toBeLessThanOrEqual(5);
	expect(error?.message).toBe('Not here [item 0]');
});

it('what holds an expression is read for every item, also inside of a collection', async () => {
	const echo = operation({
		id: 'campaign.getAll',
		name: 'Echo',
		action: 'Echo a note',
		description: 'Give back what was read',
		request: 'GET /campaigns/',
		options: [{ displayName: 'Note', name: 'note', type: 'string', default: '' }],
		custom: {
			because: 'it asks nobody',
			run: async ({ read }) => {
				const [fixed, whole, part] = ['fixed', 'options', 'options.note'].map(read);
				return [{ json: { fixed, whole, part } as IDataObject }];
			},
		},
		fields: [{ displayName: 'Fixed', name: 'fixed', type: 'string', default: '' }],
	});
	const { json } = await run(
		{
			resource: 'test',
			operation: 'echo',
			fixed: 'same',
			options: { note: '={{ $json.number }}' },
		},
		{ nodeType: nodeOf({ echo }), items: many(3) },
	);
	expect(json).toEqual(
		many(3).map(({ number }) => ({ fixed: 'same', whole: { note: number }, part: number })),
	);
});

describe('pages of one list', () => {
	const pagesOf = (rows: number) =>
		sandbox.misbehave({
			times: Infinity,
			answer: ({ query }) => {
				const from = Number(query.offset);
				const data = Array.from({ length: 100 }, (_, index) => ({ lead: { id: from + index } }));
				return { body: JSON.stringify({ total_leads: String(rows), data }) };
			},
		});

	it('come five at a time once its length is known, and stand in order', async () => {
		pagesOf(900);
		const { json } = await run(calls.leads);
		expect(sandbox.log).toHaveLength(9);
		expect(sandbox.log[1].at).toBeGreaterThan(sandbox.log[0].at);
		expect(overlap()).toBe(5);
		expect(json.map(({ id }) => id)).toEqual(many(900).map(({ number }) => number));
	});

	it('share the five with the lists of other items', async () => {
		pagesOf(400);
		const { json } = await run(calls.leads, { items: many(2) });
		expect(overlap()).toBe(4);
		expect(json).toHaveLength(800);
	});
});
