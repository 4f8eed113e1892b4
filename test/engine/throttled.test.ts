import type { ApiAnswer } from '../sandbox';
import { hurry } from './hurry';
import { runNode } from './runNode';
import { byId, calls, people, stage } from './stage';

const { run, sandbox, key, passed } = stage();

const throttled = (headers: Record<string, string> = {}, body: unknown = {}) => ({
	status: 429,
	headers: { 'Content-Type': 'application/json', ...headers },
	body: JSON.stringify(body),
});
const seconds = (index: number) => (sandbox.log[index].at - sandbox.log[0].at) / 1000;

describe('how long', () => {
	const header = { 'Retry-After': '30' };
	const body = { error: { message: 'Too many requests.', retry_after: 20 } };
	const rows: Array<[string, Partial<ApiAnswer>, number, number]> = [
		['Retry-After', throttled(header), 30, 30.1],
		['Retry-After before the body', throttled(header, body), 30, 30.1],
		['the body', throttled({}, body), 20, 20.1],
		['neither: a second and a little', throttled(), 1, 1.3],
		['a page', { status: 429, body: '<html>slow down</html>' }, 1, 1.3],
		['a negative one', throttled({ 'Retry-After': '-3' }), 1, 1.3],
		['garbage', throttled({ 'Retry-After': 'later' }), 1, 1.3],
		['zero', throttled({ 'Retry-After': '0' }), 0, 0.1],
	];
	it.each(rows)('%s', async (_, answer, least, most) => {
		sandbox.misbehave({ answer });
		const { error } = await run(calls.create);
		expect(error).toBeUndefined();
		expect(seconds(1)).toBeGreaterThanOrEqual(least);
		expect(seconds(1)).toBeLessThanOrEqual(most);
	});

	it('a date', async () => {
		const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 45_000).toUTCString();
		sandbox.misbehave({ answer: throttled({ 'Retry-After': date }) });
		await run(calls.create);
		expect(seconds(1)).toBeGreaterThanOrEqual(45);
		expect(seconds(1)).toBeLessThanOrEqual(46.1);
	});
});

describe('Max Wait', () => {
	const long = () => sandbox.misbehave({ times: Infinity, lasts: 480_000, answer: throttled() });

	it('after five minutes it gives up where the user set five', async () => {
		long();
		const { error } = await run({ ...calls.create, options: { maxWait: 5 } });
		expect(error?.message).toBe("SmartLead's rate limit was not lifted within 5 minutes");
		expect(error?.description).toMatch(/This request was not sent.*'Max Wait \(Minutes\)'/);
		expect(error?.httpCode).toBe('429');
		expect(passed()).toBeLessThanOrEqual(300_000);
		expect(passed()).toBeGreaterThan(200_000);
	});

	it('tries once more at the last moment where nobody said when to come back', async () => {
		sandbox.misbehave({ times: Infinity, lasts: 298_000, answer: throttled() });
		const { error, json } = await run({ ...calls.create, options: { maxWait: 5 } });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(passed()).toBeGreaterThanOrEqual(298_000);
		expect(passed()).toBeLessThanOrEqual(300_000);
	});

	it('does not try again before SmartLead asked it to', async () => {
		sandbox.misbehave({ answer: throttled({ 'Retry-After': '301' }) });
		await run({ ...calls.create, options: { maxWait: 5 } });
		expect(sandbox.log).toHaveLength(1);
		expect(passed()).toBeLessThan(1000);
	});

	it('0 does not wait at all', async () => {
		long();
		const { error } = await run({ ...calls.create, options: { maxWait: 0 } });
		expect(error?.message).toMatch(/was not lifted within 0 seconds/);
		expect(sandbox.log).toHaveLength(1);
		expect(passed()).toBeLessThan(1000);
	});

	it('then fails the other items without sending them', async () => {
		sandbox.misbehave({ skip: 1, times: Infinity, answer: throttled() });
		const node = { onError: 'continueRegularOutput' } as const;
		const parameters = { ...calls.create, options: { maxWait: 1 } };
		const { json } = await run(parameters, { items: [{}, {}, {}, {}], node });
		const sent = sandbox.log.length;
		expect(json).toHaveLength(4);
		expect(json[0]).toMatchObject({ id: expect.any(Number) });
		for (const failed of json.slice(1)) expect(failed.error).toMatch(/rate limit was not lifted/);
		expect(sandbox.calls('campaign.create')).toHaveLength(sent);
		expect(passed()).toBeLessThanOrEqual(61_000);
	});

	it('counts from the last request that was accepted, not from the start', async () => {
		// Every item waits for 40 s, and all together longer than the two minutes that each may.
		for (let item = 0; item < 4; item++) {
			sandbox.misbehave({ skip: item, answer: throttled({ 'Retry-After': '40' }) });
		}
		const parameters = { ...calls.create, options: { maxWait: 2 } };
		const { error, json } = await run(parameters, { items: [{}, {}, {}, {}] });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(4);
		expect(passed()).toBeGreaterThan(150_000);
	});

	it.each([-1, 'soon', {}])('refuses %j', async (maxWait) => {
		const { error } = await run({ ...calls.create, options: { maxWait } });
		expect(error?.message).toMatch(/'Max Wait \(Minutes\)' must be/);
		expect(sandbox.log).toHaveLength(0);
	});
});

it('one request tries the way, and the other reads stay behind it', async () => {
	sandbox.misbehave({ times: 12, answer: throttled({ 'Retry-After': '10' }) });
	const { error, json } = await run(calls.get, { items: Array.from({ length: 8 }, () => ({})) });
	expect(error).toBeUndefined();
	expect(json).toHaveLength(8);
	const times = sandbox.log.map(({ at }) => at);
	// Five had left before the first refusal came; from then on there is one at a time.
	const first = times.filter((at) => at === times[0]);
	expect(first).toHaveLength(5);
	const tries = times.slice(5, 13);
	for (const [index, at] of tries.slice(1).entries()) {
		expect(at - tries[index]).toBeGreaterThanOrEqual(10_000);
	}
});

it('a tool call goes before what waits in the background', async () => {
	const credentials = { apiKey: key() };
	sandbox.misbehave({ answer: throttled({ 'Retry-After': '15' }) });
	await run({ ...calls.create, options: { maxWait: 0 } }, { credentials });
	const create = async (name: string, tool = false) =>
		await runNode({ parameters: { ...calls.create, name }, credentials, tool });
	await hurry(
		Promise.all([create('Background'), create('Background'), create('Agent', true)]),
		() => sandbox.log.length,
	);
	expect(sandbox.log.slice(1).map(({ json }) => (json as { name: string }).name)).toEqual([
		'Agent',
		'Background',
		'Background',
	]);
});

it('executions with one key share its queue, those with another do not', async () => {
	const credentials = { apiKey: key() };
	sandbox.misbehave({ answer: throttled({ 'Retry-After': '60' }) });
	await run({ ...calls.create, options: { maxWait: 0 } }, { credentials });
	await run(calls.get);
	expect(passed()).toBeLessThan(1000);
	await run(calls.get, { credentials });
	expect(passed()).toBeGreaterThanOrEqual(60_000);
});

/** A write that may have been done is not sent again: those behind it wait as long as was asked for. */
describe('a 503 that says when to come back', () => {
	const busy = (retryAfter: string) => ({ status: 503, headers: { 'Retry-After': retryAfter } });
	const goesOn = { onError: 'continueRegularOutput' } as const;
	const four = [1, 2, 3, 4].map((number) => ({ number }));
	const mailed = {
		resource: 'campaign',
		operation: 'sendTestEmail',
		campaignId: byId(301),
		leadId: byId(5_995_000_001),
		customEmailAddress: '=me{{ $json.number }}@example.com',
	};

	it('keeps back the writes behind one that is not sent again', async () => {
		sandbox.misbehave({ times: Infinity, lasts: 30_000, answer: busy('30') });
		const { json } = await run(mailed, { items: four, node: goesOn });
		expect(json.map(({ error }) => error !== undefined)).toEqual([true, false, false, false]);
		expect(sandbox.state.testEmails).toHaveLength(3);
		expect(sandbox.log).toHaveLength(4);
		expect(seconds(1)).toBeGreaterThanOrEqual(30);
	});

	it('keeps back requests of leads, while what became of the first is looked up', async () => {
		sandbox.misbehave({ method: 'POST', times: Infinity, lasts: 60_000, answer: busy('60') });
		const { json } = await run(calls.addLeads, { items: people(1200), node: goesOn });
		const added = json.map(({ status }) => status === 'added');
		expect(added.filter(Boolean)).toHaveLength(800);
		expect(sandbox.calls('campaignLead.add')).toHaveLength(3);
	});

	it('is told of those that were not sent, where that is longer than Max Wait', async () => {
		sandbox.misbehave({ times: Infinity, answer: busy('7200') });
		const { json } = await run(mailed, { items: four, node: goesOn });
		expect(sandbox.log).toHaveLength(1);
		expect(json[0].error).toBe('This may or may not have happened in SmartLead');
		for (const { message } of json.slice(1)) expect(message).toContain('This request was not sent');
	});
});
