import { byId, calls, stage } from './stage';

/** What is sent again, and how often, stands in the table of test/faults; here is when. */
const { run, sandbox } = stage();

const page = '<!DOCTYPE html><html><body>Bad gateway</body></html>';

it('a read recovers, and asks again after 2, 4 and 8 seconds', async () => {
	sandbox.misbehave({ times: 3, answer: { status: 502, body: page } });
	const { json: output } = await run(calls.get);
	expect(output).toMatchObject([{ id: 301 }]);
	const at = sandbox.log.map((call) => call.at);
	for (const [index, seconds] of [2, 4, 8].entries()) {
		const wait = at[index + 1] - at[index];
		expect(wait).toBeGreaterThanOrEqual(seconds * 1000);
		expect(wait).toBeLessThanOrEqual(seconds * 1250 + 50);
	}
});

it('waits as long as a 503 asks to', async () => {
	const answer = { status: 503, headers: { 'Retry-After': '40' }, body: '' };
	sandbox.misbehave({ answer });
	await run(calls.get);
	expect(sandbox.log[1].at - sandbox.log[0].at).toBeGreaterThanOrEqual(40_000);
});

it('gives an answer 120 seconds', async () => {
	sandbox.misbehave({ answer: { fault: 'silence' } });
	const { error } = await run(calls.get);
	expect(error).toBeUndefined();
	const waited = sandbox.log[1].at - sandbox.log[0].at;
	expect(waited).toBeGreaterThanOrEqual(122_000);
	expect(waited).toBeLessThan(123_000);
});

describe('when Max Wait is shorter than the pause', () => {
	const hasty = { options: { maxWait: 0 } };

	it('says what happened, not that the limit was in the way', async () => {
		sandbox.misbehave({ times: Infinity, answer: { status: 502, body: page } });
		const { error } = await run({ ...calls.get, ...hasty });
		expect(sandbox.log).toHaveLength(1);
		expect(error?.message).toBe('SmartLead did not give a usable answer');
		expect(error?.description).toBe(
			'It answered with status 502. Asking again does no harm here. Run this again later.',
		);
		expect(error?.httpCode).toBe('502');
	});

	it('does not send what is left', async () => {
		sandbox.misbehave({ times: Infinity, answer: { fault: 'refused' } });
		const node = { onError: 'continueRegularOutput' } as const;
		const { json } = await run({ ...calls.create, ...hasty }, { items: [{}, {}, {}], node });
		expect(sandbox.log).toHaveLength(1);
		expect(json.map(({ error }) => error)).toEqual([
			'SmartLead could not be reached: the connection was refused (server.smartlead.ai)',
			'SmartLead gave no usable answer for 0 seconds',
			'SmartLead gave no usable answer for 0 seconds',
		]);
	});
});

describe('a write that an earlier try may have done already', () => {
	const remove = { resource: 'campaign', operation: 'delete', campaignId: byId(302) };
	const before = /^A try before got no usable answer and may have done this already\. /;

	it('says so when it is refused then', async () => {
		sandbox.misbehave({ after: true, answer: { fault: 'reset' } });
		const { error } = await run(remove);
		expect(sandbox.log).toHaveLength(2);
		expect(sandbox.state.campaigns.has(302)).toBe(false);
		expect(error?.message).toBe('Campaign not found');
		expect(error?.description).toMatch(before);
		expect(error?.httpCode).toBe('404');
	});

	it('says so when the limit keeps it from being sent again', async () => {
		sandbox.misbehave({ after: true, answer: { fault: 'reset' } });
		sandbox.misbehave({ answer: { status: 429, headers: { 'Retry-After': '900' } } });
		const { error } = await run(remove);
		expect(error?.message).toMatch(/rate limit was not lifted/);
		expect(error?.description).toMatch(before);
	});

	it('says so when SmartLead cannot be reached any more', async () => {
		sandbox.misbehave({ after: true, answer: { fault: 'reset' } });
		sandbox.misbehave({ answer: { fault: 'certificate' } });
		const { error } = await run(remove);
		expect(error?.message).toMatch(/^SmartLead could not be reached/);
		expect(error?.description).toMatch(before);
		expect(error?.description).toContain('The last try sent nothing.');
	});

	it('says nothing of it where nothing can have happened', async () => {
		sandbox.misbehave({ times: 2, answer: { fault: 'refused' } });
		sandbox.misbehave({ answer: { status: 404, body: '{"error":"Gone"}' } });
		const { error } = await run(remove);
		expect(error?.message).toBe('Gone');
		expect(error?.description).not.toMatch(before);
		sandbox.misbehave({ answer: { fault: 'reset' } });
		const read = await run({ ...calls.get, campaignId: byId(999) });
		expect(read.error?.description).not.toMatch(before);
	});

	it.each([
		['the key is refused', { status: 401, body: '{"error":"Invalid API Key"}' }],
		['the limit keeps it back', { status: 429, headers: { 'Retry-After': '900' } }],
	])('says so of itself alone where %s: the next was never sent', async (_, answer) => {
		sandbox.misbehave({ answer: { fault: 'reset' } });
		sandbox.misbehave({ times: Infinity, answer });
		const items = [{ id: 301 }, { id: 302 }];
		const node = { onError: 'continueRegularOutput' } as const;
		const { json } = await run({ ...remove, campaignId: byId('={{ $json.id }}') }, { items, node });
		expect(sandbox.log).toHaveLength(2);
		expect(json[0].message).toMatch(before);
		expect(json[1].error).toBe(json[0].error);
		expect(json[1].message).not.toMatch(/A try before/);
	});

	it('says so where the execution is stopped between two tries', async () => {
		sandbox.misbehave({ times: Infinity, answer: { fault: 'reset' } });
		const { error } = await run(remove, { onStart: (cancel) => setTimeout(cancel, 1000) });
		expect(sandbox.log).toHaveLength(1);
		expect(error?.message).toBe('The execution was cancelled');
		expect(error?.description).toMatch(/^A try before got no usable answer/);
	});
});
