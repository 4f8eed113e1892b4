import { addLeadsToCampaign, type MisbehaviourRule } from '../sandbox';
import { hurry } from './hurry';
import { runNode, type NodeRunOptions } from './runNode';
import { byId, calls, people, stage } from './stage';

const { run, sandbox, passed, key } = stage();

/** Stops the execution after this much fake time. */
const stopAfter = (ms: number): Pick<NodeRunOptions, 'onStart'> => ({
	onStart: (cancel) => setTimeout(cancel, ms),
});

const waiting = { status: 429, headers: { 'Retry-After': '300' }, body: '{}' };
const longList = { ...calls.leads, campaignId: byId(302) };
const goesOn = { onError: 'continueRegularOutput' } as const;

describe.each([
	['in the wait after a 429', waiting, calls.create],
	['between two tries', { status: 503, headers: { 'Retry-After': '300' } }, calls.get],
	['while an answer is awaited', { fault: 'silence' as const }, calls.create],
])('an execution that is stopped %s', (_, answer, parameters) => {
	const rows: Array<[string, Partial<NodeRunOptions>]> = [
		['ends within a second without another request', {}],
		['also under Continue On Fail', { node: goesOn }],
		['also with more items to come', { items: [{}, {}, {}] }],
	];
	it.each(rows)('%s', async (_name, more) => {
		sandbox.misbehave({ times: Infinity, answer });
		const { json } = await run(parameters, { ...stopAfter(10_000), ...more });
		expect(passed()).toBeGreaterThanOrEqual(10_000);
		expect(passed()).toBeLessThanOrEqual(11_000);
		const sent = sandbox.log.length;
		expect(sent).toBeLessThanOrEqual(parameters === calls.get ? (more.items?.length ?? 1) : 1);
		// Under Continue On Fail, n8n itself passes the input on.
		for (const row of json) expect(row).toEqual({});

		await expectNothingMore(sent);
	});
});

/** Nothing is left behind that would still send. */
async function expectNothingMore(sent: number): Promise<void> {
	jest.advanceTimersByTime(600_000);
	await new Promise((resolve) => setImmediate(resolve));
	expect(sandbox.log).toHaveLength(sent);
}

describe.each([
	['in the wait after a 429', waiting],
	['while an answer is awaited', { fault: 'silence' as const }],
	['between two tries', { status: 503, headers: { 'Retry-After': '300' } }],
])('stopped %s', (_, answer) => {
	const ofLead = { resource: 'lead', campaignId: byId(301) };
	const byEmail = { __rl: true, mode: 'email', value: 'lead2@example.com' };
	const manyItems = Array.from({ length: 12 }, () => ({}));
	const rows: Array<[string, Partial<MisbehaviourRule>, number, Partial<NodeRunOptions>]> = [
		[
			'on the third page of a list',
			{ id: 'campaignLead.getAll', query: { offset: '200' } },
			3,
			{ parameters: longList },
		],
		[
			'while a lead is looked up, it changes nothing',
			{ id: 'lead.getByEmail' },
			1,
			{ parameters: { ...ofLead, operation: 'pause', leadId: byEmail as never } },
		],
		[
			'between what is read and what is written',
			{ id: 'campaign.get' },
			1,
			{ parameters: { ...calls.get, operation: 'updateSettings', updateFields: { name: 'New' } } },
		],
		['five reads at once', { id: 'campaign.get' }, 5, { parameters: calls.get, items: manyItems }],
	];

	test.each(rows)('%s', async (_name, where, least, { parameters = {}, ...more }) => {
		addLeadsToCampaign(sandbox.state, Date.now(), 302, 450);
		sandbox.misbehave({ ...where, times: Infinity, answer });
		const { json } = await run(parameters, { ...stopAfter(10_000), ...more });
		expect(passed()).toBeGreaterThanOrEqual(10_000);
		expect(passed()).toBeLessThanOrEqual(11_000);
		expect(json).toEqual([]);
		const sent = sandbox.log.length;
		expect(sent).toBeGreaterThanOrEqual(least);
		expect(sent).toBeLessThanOrEqual(least === 1 ? 1 : 5);
		await expectNothingMore(sent);
	});
});

it('stops before the first request', async () => {
	await run(calls.create, { onStart: (cancel) => cancel() });
	await expectNothingMore(0);
});

it('leaves the line of a key, and those behind go on', async () => {
	const credentials = { apiKey: key() };
	sandbox.misbehave({ answer: waiting });
	await run({ ...calls.create, options: { maxWait: 0 } }, { credentials });
	const create = async (name: string, more: Partial<NodeRunOptions> = {}) => {
		await runNode({ parameters: { ...calls.create, name }, credentials, ...more });
		return passed();
	};
	const [stoppedAt, behindAt] = await hurry(
		Promise.all([create('Stopped', stopAfter(10_000)), create('Behind')]),
		() => sandbox.log.length,
	);
	expect(stoppedAt).toBeLessThanOrEqual(11_000);
	expect(behindAt).toBeGreaterThanOrEqual(300_000);
	expect(sandbox.log.map(({ json }) => (json as { name: string }).name)).toEqual([
		'Example',
		'Behind',
	]);
});

it('stops between two batches', async () => {
	sandbox.misbehave({ skip: 1, times: Infinity, answer: waiting });
	const { json } = await run(calls.addLeads, { items: people(1200), ...stopAfter(10_000) });
	expect(passed()).toBeLessThanOrEqual(11_000);
	expect(sandbox.log).toHaveLength(2);
	expect(json).toEqual([]);
});

it('stops in the queue of a burst', async () => {
	const items = Array.from({ length: 40 }, () => ({}));
	await run(calls.create, { items, ...stopAfter(3000) });
	expect(passed()).toBeLessThanOrEqual(4000);
	expect(sandbox.log.length).toBeLessThanOrEqual(20);
	expect(sandbox.log.length).toBeGreaterThanOrEqual(10);
});
