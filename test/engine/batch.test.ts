import type { IDataObject } from 'n8n-workflow';

import type { BatchEntry } from '../../nodes/engine/spec/batch';
import { operation } from '../../nodes/engine/spec/operation';
import type { LoggedCall } from '../sandbox';
import { nodeOf } from './nodeOf';
import { byId, calls, leftOpen, people, stage } from './stage';

const { run, sandbox } = stage();

const listOf = (call: LoggedCall) => (call.json as { lead_list: IDataObject[] }).lead_list;
const emailsOf = (call: LoggedCall) => listOf(call).map(({ email }) => email);
const sent = () => sandbox.calls('campaignLead.add');

it('10,000 items are 25 requests in order, and nothing is lost or doubled', async () => {
	const items = people(10_000);
	const { json, items: output, error } = await run(calls.addLeads, { items });
	expect(error).toBeUndefined();
	expect(sent()).toHaveLength(25);
	for (const call of sent()) expect(listOf(call)).toHaveLength(400);
	const emails = items.map(({ email }) => email);
	expect(sent().flatMap(emailsOf)).toEqual(emails);
	expect(json.map(({ email }) => email)).toEqual(emails);
	expect(json.every(({ status }) => status === 'added')).toBe(true);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	expect(sandbox.state.leads.size).toBe(10_003);
});

it.each([1, 399, 400, 401, 800])('%d items', async (count) => {
	await run(calls.addLeads, { items: people(count) });
	const sizes = sent().map((call) => listOf(call).length);
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count);
	expect(sizes).toHaveLength(Math.ceil(count / 400));
});

it('leads of two campaigns go each to their own, in order', async () => {
	const items = people(1000).map(
		(lead, index): IDataObject => ({ ...lead, id: 301 + (index % 2) }),
	);
	const parameters = {
		...calls.addLeads,
		campaignId: byId('={{ $json.id }}'),
		customFields: 'none',
	};
	const { json } = await run(parameters, { items });
	expect(sent()).toHaveLength(4);
	for (const campaign of [301, 302]) {
		const own = sent().filter(({ path }) => path.includes(`/${campaign}/`));
		const emails = items.filter(({ id }) => id === campaign).map(({ email }) => email);
		expect(own.flatMap(emailsOf)).toEqual(emails);
	}
	expect(json.map(({ email }) => email)).toEqual(items.map(({ email }) => email));
});

it('items whose settings differ do not share a request', async () => {
	const items = people(6).map((lead, index): IDataObject => ({ ...lead, lift: index % 3 === 0 }));
	const settings = { ignoreGlobalBlockList: '={{ $json.lift }}' };
	const parameters = { ...calls.addLeads, settings, customFields: 'none' };
	const { json } = await run(parameters, { items });
	const groups = sent().map((call) => [
		(call.json as { settings: IDataObject }).settings.ignore_global_block_list,
		listOf(call).length,
	]);
	expect(groups).toEqual([
		[true, 2],
		[false, 4],
	]);
	expect(json.map(({ email }) => email)).toEqual(items.map(({ email }) => email));
});

it('what is sent only once goes with the first request of a group', async () => {
	const parameters = { ...calls.addLeads, options: { leadListIds: '12, 34' } };
	await run(parameters, { items: people(900) });
	const lists = sent().map((call) => (call.json as IDataObject).lead_list_ids);
	expect(lists).toEqual([[12, 34], undefined, undefined]);
});

it.each(['a lost connection', 'a 500'])(
	'what is sent only once is not sent again after %s, which may have taken it along',
	async (loss) => {
		const answer = loss === 'a 500' ? { status: 500, body: '' } : { fault: 'reset' as const };
		sandbox.misbehave({ id: 'campaignLead.add', answer });
		const parameters = { ...calls.addLeads, options: { leadListIds: '12, 34' } };
		const node = { onError: 'continueRegularOutput' } as const;
		await run(parameters, { items: people(900), node });
		const lists = sent().map((call) => (call.json as IDataObject).lead_list_ids);
		expect(lists).toEqual([[12, 34], undefined, undefined]);
	},
);

it('what is sent once is not taken from one item for all', async () => {
	const items = people(3).map(
		(lead, index): IDataObject => ({ ...lead, list: [12, 34, 12][index] }),
	);
	const parameters = {
		...calls.addLeads,
		customFields: 'none',
		options: { leadListIds: '={{ $json.list }}' },
	};
	await run(parameters, { items });
	const requests = sent().map((call) => [(call.json as IDataObject).lead_list_ids, emailsOf(call)]);
	expect(requests).toEqual([
		[[12], ['person0@example.com', 'person2@example.com']],
		[[34], ['person1@example.com']],
	]);
});

it('what is sent once is checked before the first request', async () => {
	const parameters = { ...calls.addLeads, options: { leadListIds: '={{ $json.list ?? "" }}' } };
	const { error } = await run(parameters, {
		items: [...people(1), { email: 'x@example.com', list: 'x' }],
	});
	expect(error?.message).toMatch(/^'Lead Lists' /);
	expect(sent()).toHaveLength(0);
});

it('a lead that comes twice goes once, and says with which item', async () => {
	const items = [...people(2), { email: 'PERSON0@example.com' }];
	const { json } = await run(calls.addLeads, { items });
	expect(listOf(sent()[0])).toHaveLength(2);
	expect(json[2]).toMatchObject({
		status: 'duplicate',
		reason: 'The same address came with item 1',
	});
});

it('a 429 in the middle is waited out', async () => {
	const answer = { status: 429, headers: { 'Retry-After': '30' }, body: '{}' };
	sandbox.misbehave({ skip: 2, times: 3, answer });
	const { json, error } = await run(calls.addLeads, { items: people(2000) });
	expect(error).toBeUndefined();
	expect(sent()).toHaveLength(8);
	expect(json).toHaveLength(2000);
	expect(sandbox.state.leads.size).toBe(2003);
});

describe('under Continue On Fail', () => {
	const node = { onError: 'continueRegularOutput' } as const;
	const statuses = (rows: IDataObject[]) =>
		rows.map(({ status, details }) => status ?? (details as IDataObject).status);

	it('the next batches go on after an uncertain end, and its items are unknown', async () => {
		sandbox.misbehave({ skip: 1, after: true, answer: { fault: 'reset' } });
		const { json, items } = await run(
			{ ...calls.addLeads, ...leftOpen },
			{ items: people(1200), node },
		);
		expect(sent()).toHaveLength(3);
		expect(statuses(json)).toEqual(
			people(1200).map((_, index) => (index >= 400 && index < 800 ? 'unknown' : 'added')),
		);
		expect(json[400]).toMatchObject({
			error: 'This may or may not have happened in SmartLead',
			details: { email: 'person400@example.com', status: 'unknown' },
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			people(1200).map((_, item) => ({ item })),
		);
	});

	it('a refused batch says so of each of its items, with the reason', async () => {
		sandbox.misbehave({ answer: { status: 402, body: '{"error":"No credits"}' } });
		const { json } = await run(calls.addLeads, { items: people(401), node });
		expect(sent()).toHaveLength(2);
		expect(json[0]).toMatchObject({
			error: 'No credits',
			details: { httpCode: '402', status: 'notAdded', reason: 'No credits' },
		});
		expect(json[400]).toMatchObject({ status: 'added' });
	});

	it('a wrong parameter stops its item alone', async () => {
		const items = people(3).map((lead, index) => ({ ...lead, id: index === 1 ? 'x' : 301 }));
		const parameters = { ...calls.addLeads, campaignId: byId('={{ $json.id }}') };
		const { json } = await run(parameters, { items, node });
		expect(listOf(sent()[0])).toHaveLength(2);
		expect(json[1].error).toMatch(/^'Campaign' must be a whole number/);
	});
});

it('an expression that changes between checking and sending stops the run', async () => {
	let looked = 0;
	const entry = (): BatchEntry =>
		looked++ === 0 ? { entry: { id: 1 } } : { rejected: { reason: 'gone' } };
	const none = () => ({});
	const go = operation({
		...{ id: 'test', name: 'Test', action: 'Test', description: 'Test' },
		request: 'POST /a',
		batch: {
			...{ into: 'list', size: 2, fields: [], entry, dedupeKey: String, report: none },
			...{ duplicate: none, refused: none, notSent: none, unknown: none },
			nothing: () => ({ message: '', description: '' }),
		},
	});
	const { error } = await run({ resource: 'test', operation: 'go' }, { nodeType: nodeOf({ go }) });
	expect(error?.message).toBe('The value of an expression changed while the node ran');
	expect(sandbox.log).toHaveLength(0);
});

it('items without any address are an error that names the columns', async () => {
	const { error } = await run(calls.addLeads, { items: [{ name: 'x', phone: 1 }] });
	expect(error?.message).toBe('No item has an email address');
	expect(error?.description).toMatch(/^The columns are: name, phone\./);
	expect(sent()).toHaveLength(0);
});
