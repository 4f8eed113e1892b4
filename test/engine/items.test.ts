import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../nodes/engine/spec/operation';
import type { ApiAnswer } from '../sandbox';
import { nodeOf } from './nodeOf';
import { byId, calls, people, stage } from './stage';

const { run, sandbox } = stage();

const goesOn = { onError: 'continueRegularOutput' } as const;
const ids = (...given: unknown[]) => given.map((id) => ({ id }) as IDataObject);
const each = { ...calls.get, campaignId: byId('={{ $json.id }}') };

describe('every output item is paired', () => {
	it('one for one', async () => {
		const { items } = await run(each, { items: ids(301, 302) });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('many for one', async () => {
		const parameters = { ...calls.leads, campaignId: byId('={{ $json.id }}') };
		const { items } = await run(parameters, { items: ids(302, 301) });
		expect(items).toHaveLength(3);
		for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 1 });
	});

	it('what was deleted, and a file', async () => {
		const remove = { resource: 'campaign', operation: 'delete', campaignId: byId(302) };
		const { items } = await run(remove);
		expect(items).toEqual([{ json: { deleted: true, campaign_id: 302 }, pairedItem: { item: 0 } }]);
		const file = {
			resource: 'lead',
			operation: 'exportFromCampaign',
			campaignId: byId(301),
			output: 'file',
		};
		const exported = await run(file, { items: [{}, {}] });
		expect(exported.error).toBeUndefined();
		expect(exported.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(exported.items[1].binary).toHaveProperty('data');
	});

	it('one for a whole batch, and those that were not sent', async () => {
		const parameters = { ...calls.addLeads, output: 'requests' };
		const { items } = await run(parameters, { items: [...people(2), { email: 'none' }] });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 1 }],
			{ item: 2 },
		]);
	});
});

describe('items that ask for the same share one request where it costs', () => {
	const name = { displayName: 'Name', name: 'name', type: 'string', default: '' } as const;
	const create = operation({
		id: 'campaign.create',
		name: 'Create',
		action: 'Create',
		description: 'Create',
		request: 'POST /campaigns/create',
		body: { name: { ...name, required: true } },
		deduplicate: true,
		cost: 'credits',
	});
	const parameters = { resource: 'test', operation: 'create', name: '={{ $json.name }}' };
	const nodeType = nodeOf({ create });
	const named = (...names: string[]) => names.map((given) => ({ name: given }));

	it('the first of each is sent, and a hint counts the others', async () => {
		const items = named('a', 'b', 'a', 'b', 'c');
		const made = await run(parameters, { items, nodeType });
		expect(made.items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 4 },
		]);
		expect(made.hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^2 of 5 input items ask for the same.*costs credits\.$/),
		]);
		expect(sandbox.log).toHaveLength(3);
	});

	it('of more items than plans are kept', async () => {
		const items = Array.from({ length: 1200 }, () => ({ name: 'a' }));
		const { error, json } = await run(parameters, { items, nodeType });
		expect([error, json.length]).toEqual([undefined, 1]);
		expect(sandbox.log).toHaveLength(1);
	});

	it('an item that cannot be sent does not stand for another', async () => {
		const items = named('', 'a', '', 'a');
		const { json } = await run(parameters, { items, nodeType, node: goesOn });
		expect(json.map(({ error }) => error)).toEqual([
			"'Name' is empty",
			undefined,
			"'Name' is empty",
		]);
		expect(sandbox.log).toHaveLength(1);
	});

	describe.each<[string, Partial<ApiAnswer>, string]>([
		['is refused', { status: 400, body: '{"message":"No"}' }, 'No'],
		['was refused for its key', { status: 401, body: '{"message":"No"}' }, 'SmartLead refused the'],
		['may have happened', { status: 500, body: '' }, 'This may or may not have happened'],
		['broke off', { fault: 'reset' }, 'This may or may not have happened'],
	])('where the first %s', (_, answer, message) => {
		it('those that ask for the same fail with it, and no hint calls it done', async () => {
			sandbox.misbehave({ answer });
			const items = named('a', 'b', 'a', 'b', 'a');
			const made = await run(parameters, { items, nodeType, node: goesOn });
			const ended = answer.status === 401;
			expect(sandbox.log).toHaveLength(ended ? 1 : 2);
			const failed = made.items.filter(({ json }) => json.error !== undefined);
			expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(
				(ended ? [0, 1, 2, 3, 4] : [0, 2, 4]).map((item) => ({ item })),
			);
			for (const { json } of failed) {
				expect(json.error).toMatch(new RegExp(`^${message}`));
				expect(Object.keys(json)).toEqual(expect.arrayContaining(['error', 'details']));
			}
			expect(made.hints.map((hint) => hint.message)).toEqual(
				ended ? [] : [expect.stringMatching(/^1 of 5 input items ask for the same/)],
			);
		});

		it('the run stops, and no hint calls it done', async () => {
			sandbox.misbehave({ answer });
			const made = await run(parameters, { items: named('a', 'a'), nodeType });
			expect(made.error?.message).toMatch(new RegExp(`^${message}`));
			expect(made.hints).toEqual([]);
			expect(sandbox.log).toHaveLength(1);
		});
	});

	it('no hint where each asks for something else', async () => {
		const { hints } = await run(parameters, { items: named('a', 'b'), nodeType });
		expect(hints).toEqual([]);
	});
});

describe('everything is checked before the first request', () => {
	it('a wrong value of the last item stops the first', async () => {
		const { error } = await run(each, { items: ids(301, 302, '../1') });
		expect(error?.message).toBe(
			'\'Campaign\' must be a whole number such as 12345, not "../1" [item 2]',
		);
		expect(error?.description ?? '').not.toMatch(/were done/);
		expect(sandbox.log).toHaveLength(0);
	});

	it.each([
		['', /'Campaign' is empty/],
		[null, /'Campaign' is empty/],
		[undefined, /'Campaign' is empty/],
		['1?x', /'Campaign' must be a whole number/],
		[[1, 2], /'Campaign' must be a whole number/],
		[{ id: 1 }, /'Campaign' must be a whole number/],
	])('%j is no id', async (id, message) => {
		const { error } = await run(each, { items: ids(id) });
		expect(error?.message).toMatch(message);
		expect(sandbox.log).toHaveLength(0);
	});

	it('under Continue On Fail the good ones still go', async () => {
		const { json } = await run(each, { items: ids(301, '', 302), node: goesOn });
		expect(sandbox.log).toHaveLength(2);
		expect(json).toMatchObject([{ id: 301 }, { error: "'Campaign' is empty" }, { id: 302 }]);
	});
});

describe('Continue On Fail', () => {
	it('gives the failed item error, message and details, and nothing else', async () => {
		const { items, error } = await run(each, { items: ids(301, 999, 302), node: goesOn });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
		expect(items[1]).toEqual({
			json: {
				error: 'Campaign not found',
				message: expect.stringMatching(/^Check 'Campaign' \(999\)/),
				details: { httpCode: '404' },
			},
			pairedItem: { item: 1 },
		});
		expect(items[2].json).toMatchObject({ id: 302 });
	});

	it('to the error output go the failed items alone', async () => {
		const node = { onError: 'continueErrorOutput' } as const;
		const { run: execution } = await run(each, { items: ids(301, 999, ''), node });
		const [good, bad] = execution.data.resultData.runData.Test[0].data?.main ?? [];
		expect(good?.map(({ json }) => json.id)).toEqual([301]);
		expect(bad?.map(({ json }) => json.error)).toEqual([
			'Campaign not found',
			"'Campaign' is empty",
		]);
		expect(bad?.map(({ pairedItem }) => pairedItem)).toMatchObject([{ item: 1 }, { item: 2 }]);
		// Older n8n finds an error only in `error`, or in `error` and `message` with nothing beside them.
		const ours = bad?.map(({ json: { id, ...made } }) => (expect([999, '']).toContain(id), made));
		expect(ours).toEqual([
			{
				error: 'Campaign not found',
				message: expect.stringMatching(/^Check 'Campaign' \(999\).* \(httpCode 404\)$/),
			},
			{ error: "'Campaign' is empty" },
		]);
	});

	it('to the error output goes what became of each lead', async () => {
		sandbox.misbehave({ answer: { status: 502, body: 'Bad gateway' }, times: 9 });
		const node = { onError: 'continueErrorOutput' } as const;
		const items = [{ email: 'a@example.com' }];
		const addLeads = { ...calls.addLeads, options: { settleUnknown: false } };
		const { run: execution } = await run(addLeads, { items, node });
		const [good, bad] = execution.data.resultData.runData.Test[0].data?.main ?? [];
		expect(good).toEqual([]);
		expect(bad?.map(({ json }) => json)).toMatchObject([
			{ email: 'a@example.com', message: expect.stringContaining('status unknown') },
		]);
	});
});

describe('a run that stops', () => {
	it('says how many items were done', async () => {
		sandbox.misbehave({ skip: 2, answer: { status: 422, body: '{"error":"No"}' } });
		const { error, json } = await run(calls.create, {
			items: Array.from({ length: 5 }, () => ({})),
		});
		expect(error?.message).toBe('No [item 2]');
		expect(error?.itemIndex).toBe(2);
		expect(error?.description).toMatch(/ 2 of 5 items were done before the run stopped\.$/);
		expect(json).toEqual([]);
	});

	it('names no item where there is one', async () => {
		sandbox.misbehave({ answer: { status: 422, body: '{"error":"No"}' } });
		const { error } = await run(calls.create);
		expect(error).toMatchObject({
			message: 'No',
			description: 'Check the parameters of this node.',
		});
	});

	it('on page 2 of a list gives no part of it', async () => {
		const page = { total_leads: '200', data: Array.from({ length: 100 }, (_, id) => ({ id })) };
		sandbox.misbehave({ answer: { body: JSON.stringify(page) } });
		sandbox.misbehave({ answer: { status: 404, body: '{"error":"Gone"}' } });
		const { error, json } = await run(calls.leads);
		expect(error?.message).toBe('Gone');
		expect(json).toEqual([]);
	});
});

it('skipped leads are shown as a hint', async () => {
	const emails = ['lead1@example.com', 'a@blocked.example.com', 'new@example.com', 'none'];
	const items = emails.map((email) => ({ email }));
	const { hints, json } = await run(calls.addLeads, { items });
	expect(json).toHaveLength(4);
	expect(hints.map(({ message }) => message)).toEqual([
		'3 of 4 leads were skipped: 1 duplicate, 1 blocked, 1 invalid',
	]);
});

describe('what a node cannot run with', () => {
	it('no credential', async () => {
		const { error } = await run(calls.get, { node: { credentials: {} } });
		expect(error?.message).toMatch(/credential/i);
		expect(sandbox.log).toHaveLength(0);
	});

	it('an empty key', async () => {
		const { error } = await run(calls.get, { credentials: { apiKey: '  ' } });
		expect(error?.message).toMatch(/key/i);
	});

	it.each([
		['campaign', 'explode'],
		['campaign', 'constructor'],
		['toString', 'get'],
	])('an unknown operation: %s %s', async (resource, operation) => {
		const { error } = await run({ resource, operation });
		expect(error?.message).toMatch(/^This node has no operation '.*' of '\w+'$/);
		expect(error?.message).toContain(resource);
		expect(sandbox.log).toHaveLength(0);
	});

	it('no input', async () => {
		const { error, json } = await run(calls.create, { items: [] });
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
		expect(sandbox.log).toHaveLength(0);
	});
});

it('an answer that has nothing of what Simplify keeps is shown as it is', async () => {
	sandbox.misbehave({ times: 2, answer: { body: '{"renamed":1,"password":"hidden"}' } });
	expect((await run(calls.get)).json).toEqual([{ renamed: 1 }]);
	expect((await run({ ...calls.get, simplify: false })).json).toEqual([{ renamed: 1 }]);
});
