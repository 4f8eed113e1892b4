import type { NodeRunOptions } from './runNode';
import { calls, people, stage } from './stage';

const { run, sandbox, passed } = stage();

/** Stops the execution after this much fake time. */
const stopAfter = (ms: number): Pick<NodeRunOptions, 'onStart'> => ({
	onStart: (cancel) => setTimeout(cancel, ms),
});

const waiting = { status: 429, headers: { 'Retry-After': '300' }, body: '{}' };
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

		// Nothing is left behind that would still send.
		jest.advanceTimersByTime(600_000);
		await new Promise((resolve) => setImmediate(resolve));
		expect(sandbox.log).toHaveLength(sent);
	});
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
