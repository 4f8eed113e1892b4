import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { operation } from '../../nodes/engine/spec/operation';
import { products } from '../products';
import { rows } from '../resources/rows';
import { nodeOf } from './nodeOf';
import { byId, calls, people, stage } from './stage';

/** Under Continue On Fail, what keeps all items from running makes a failure of each: n8n would pass the input on. */
const { run, sandbox } = stage();

const goesOn = { onError: 'continueRegularOutput' } as const;
const get = { ...calls.get, campaignId: byId(301) };

async function expectEachFails(
	parameters: INodeParameters,
	items: IDataObject[],
	message: RegExp,
	more: { nodeType?: INodeType } = {},
) {
	const ended = await run(parameters, { items, node: goesOn, ...more });
	expect(ended.error).toBeUndefined();
	expect(ended.items.map(({ pairedItem }) => pairedItem)).toEqual(
		items.map((_, item) => ({ item })),
	);
	for (const { error, ...rest } of ended.json) {
		expect(error).toMatch(message);
		expect(Object.keys(rest).filter((key) => !['message', 'details'].includes(key))).toEqual([]);
	}
	expect(sandbox.log).toEqual([]);
	const stopped = await run(parameters, { items, ...more });
	expect(stopped.error?.message).toMatch(message);
	expect(stopped.json).toEqual([]);
}

const waits = ['abc', -1, '={{ NaN }}', '={{ $json.missing }}', '={{ null }}', '', '  '];

test.each(waits)('Max Wait: %j', async (maxWait) => {
	const message = /^'Max Wait \(Minutes\)' (must|is empty)/;
	await expectEachFails({ ...get, options: { maxWait } }, [{ a: 1 }, { a: 2 }], message);
	await expectEachFails({ ...calls.addLeads, options: { maxWait } }, people(3), message);
});

describe.each(products.map((product) => [product.className, product] as const))(
	'%s',
	(_, { resources }) => {
		const calls = Object.entries(resources).flatMap(([resource, { operations }]) =>
			Object.keys(operations).map((operation) => {
				const { parameters, items = [{}] } = rows[resource][operation].required;
				return { parameters: { resource, operation, ...parameters }, item: items[0] };
			}),
		);

		test('Max Wait that is none, in every operation', async () => {
			for (const { parameters, item } of calls) {
				const options = { ...((parameters as IDataObject).options as object), maxWait: 'abc' };
				const two = [item, { ...item }];
				await expectEachFails({ ...parameters, options }, two, /^'Max Wait \(Minutes\)' must/);
			}
		});

		test('no credential, in every operation', async () => {
			for (const { parameters, item } of calls) {
				const node = { ...goesOn, credentials: {} };
				const ended = await run(parameters, { items: [item, { ...item }], node });
				expect(ended.error).toBeUndefined();
				expect(ended.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
				for (const json of ended.json) expect(json.error).toMatch(/credential/i);
			}
		});
	},
);

test('an operation, or a resource, that no longer exists', async () => {
	const { operation: one, ...other } = get;
	// n8n itself does not run a node with a choice that is none: it comes from an expression.
	for (const parameters of [
		{ ...get, operation: '={{ "gone" }}' },
		{ ...other, operation: one, resource: '={{ "gone" }}' },
	]) {
		const nodeType = nodeOf({}, 'server');
		await expectEachFails(parameters, [{}, {}], /^This node has no operation/, { nodeType });
	}
});

test('no credential', async () => {
	const node = { ...goesOn, credentials: {} };
	const { error, json, items } = await run(get, { items: [{ a: 1 }, { a: 2 }], node });
	expect(error).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	for (const item of json) {
		expect(item.error).toMatch(/credential/i);
		expect(item).not.toHaveProperty('a');
	}
});

test('an expression that gives something else the second time, where it costs', async () => {
	let asked = 0;
	const field = { displayName: 'Name', name: 'name', type: 'string', default: '' } as const;
	const create = operation({
		id: 'campaign.create',
		name: 'Create',
		action: 'Create',
		description: 'Create',
		request: 'POST /campaigns/create',
		body: {
			name: {
				field,
				encode(value) {
					if (++asked > 1100) throw new Error('Something else');
					return value;
				},
			},
		},
		deduplicate: true,
		cost: 'credits',
	});
	const items = Array.from({ length: 1100 }, (_, index) => ({ index }));
	const parameters = { resource: 'test', operation: 'create', name: '={{ $json.index }}' };
	const ended = await run(parameters, { items, node: goesOn, nodeType: nodeOf({ create }) });
	expect(ended.error).toBeUndefined();
	expect(ended.json).toHaveLength(1100);
	for (const { error } of ended.json) expect(error).toBe("'Name': Something else");
	expect(sandbox.log).toEqual([]);
});

test('a slip of the engine itself leaves what was done as it was', async () => {
	const field = { displayName: 'Name', name: 'name', type: 'string', default: '' } as const;
	const create = operation({
		id: 'campaign.create',
		name: 'Create',
		action: 'Create',
		description: 'Create',
		request: 'POST /campaigns/create',
		body: { client_id: { ...field, name: 'client', type: 'number' } },
		batch: {
			into: 'names',
			size: 1,
			fields: [],
			entry: (read) => ({ entry: { name: read('name') } as IDataObject }),
			dedupeKey: ({ name }) => String(name),
			duplicate: () => ({}),
			report: (_, [entry]) => [{ done: entry.name }],
			refused: () => ({}),
			notSent: () => ({}),
			unknown: () => ({}),
			nothing: () => ({ message: '', description: '' }),
			summary() {
				throw new Error('A slip');
			},
		},
	});
	const parameters = {
		resource: 'test',
		operation: 'create',
		client: 1,
		name: '={{ $json.name }}',
	};
	const ended = await run(parameters, {
		items: [{ name: 'a' }, { name: 'b' }],
		node: goesOn,
		nodeType: nodeOf({ create }),
	});
	expect(ended.error).toBeUndefined();
	expect(ended.json).toHaveLength(2);
	for (const json of ended.json) expect(json).not.toHaveProperty('name');
});
