import type { ApiAnswer } from '../sandbox';
import { calls, people, stage } from './stage';

const { run, sandbox } = stage();

const page = '<!DOCTYPE html><html><body>Bad gateway</body></html>';
const json = (status: number, body: unknown): Partial<ApiAnswer> => ({
	status,
	body: JSON.stringify(body),
});

const lost = /^This may or may not have happened in SmartLead$/;
const useless = /^SmartLead did not give a usable answer$/;
const unreachable = /^SmartLead could not be reached: /;

/** No usable answer: sent again only where that can do no harm. */
const uncertain: Array<[name: string, answer: Partial<ApiAnswer>, code: string | null]> = [
	['500 without a sentence', json(500, {}), '500'],
	['500 with one about itself', json(500, { message: 'Error while creating' }), '500'],
	['502, a page', { status: 502, body: page }, '502'],
	['503, a page', { status: 503, body: page }, '503'],
	['504, empty', { status: 504, body: '' }, '504'],
	['524, a page', { status: 524, body: page }, '524'],
	['200, a page', { status: 200, body: page }, '200'],
	['half a JSON', { status: 200, body: '{"id": 301, "na' }, '200'],
	['reset', { fault: 'reset' }, null],
	['reset after the headers', { ...json(200, { id: 1 }), fault: 'resetAfterHeaders' }, null],
	['half a body', { ...json(200, { id: 1, name: 'x' }), fault: 'halfBody' }, null],
	['silence', { fault: 'silence' }, null],
];

describe.each(uncertain)('no usable answer: %s', (_, answer, httpCode) => {
	beforeEach(() => sandbox.misbehave({ times: Infinity, answer }));

	it.each([
		['a read', calls.get, 4, useless, /asked several times, which does no harm here/],
		['an idempotent write', calls.addMailboxes, 4, useless, /asked several times/],
		['one that sends mail', calls.start, 1, lost, /not sent again, so that nobody is mailed twice/],
		['any other write', calls.create, 1, lost, /not sent again\. Look in SmartLead before/],
	])('%s', async (_name, parameters, sent, message, description) => {
		const { error, json: output } = await run(parameters);
		expect(sandbox.log).toHaveLength(sent);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		expect(error?.httpCode).toBe(httpCode);
		expect(output).toEqual([]);
	});
});

describe.each([
	['dns', 'ENOTFOUND', 'its name could not be found'],
	['refused', 'ECONNREFUSED', 'the connection was refused'],
] as const)('nothing was sent: %s', (fault, httpCode, why) => {
	it.each(Object.entries({ ...calls, addLeads: calls.create }))('%s', async (_, parameters) => {
		sandbox.misbehave({ times: Infinity, answer: { fault } });
		const { error } = await run(parameters);
		expect(sandbox.log).toHaveLength(4);
		expect(error?.message).toMatch(unreachable);
		expect(error?.message).toContain(why);
		expect(error?.description).toMatch(/^Nothing was sent\./);
		expect(error?.httpCode).toBe(httpCode);
	});

	it('a write goes through when it passes', async () => {
		sandbox.misbehave({ times: 3, answer: { fault } });
		const { json: output, error } = await run(calls.create);
		expect(error).toBeUndefined();
		expect(output).toHaveLength(1);
		expect(sandbox.state.campaigns.size).toBe(3);
	});
});

it('a create whose answer was lost happened once', async () => {
	sandbox.misbehave({ after: true, answer: { fault: 'reset' } });
	const { error } = await run(calls.create);
	expect(error?.message).toMatch(lost);
	expect(sandbox.state.campaigns.size).toBe(3);
});

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

describe('the second of three batches', () => {
	const items = people(1200);
	const rest =
		/400 items were handled before; this request held 400 items\. 400 items after them were not sent\./;

	it.each(uncertain)('has an uncertain end: %s', async (_, answer) => {
		sandbox.misbehave({ skip: 1, times: Infinity, answer });
		const { error } = await run(calls.addLeads, { items });
		expect(sandbox.log).toHaveLength(2);
		expect(error?.message).toBe('This may or may not have happened in SmartLead [item 400]');
		expect(error?.description).toMatch(/nobody is mailed twice/);
		expect(error?.description).toMatch(rest);
	});

	it.each([
		['500 about the input', json(500, { message: 'Invalid campaign Id!' }), 'Invalid campaign Id!'],
		['422', json(422, { error: 'Invalid parameters provided' }), 'Invalid parameters provided'],
		['402', json(402, { error: 'No credits' }), 'No credits'],
		[
			'200 with failure',
			json(200, { success: false, message: 'Limit exceeded' }),
			'Limit exceeded',
		],
		['401', json(401, { message: 'Invalid API Key' }), 'SmartLead refused the API key'],
	])('is refused: %s', async (_, answer, message) => {
		sandbox.misbehave({ skip: 1, times: Infinity, answer });
		const { error } = await run(calls.addLeads, { items });
		expect(sandbox.log).toHaveLength(2);
		expect(error?.message).toBe(`${message} [item 400]`);
		expect(error?.description).toMatch(rest);
	});

	it.each(['dns', 'refused'] as const)('is sent again when nothing was sent: %s', async (fault) => {
		sandbox.misbehave({ skip: 1, times: 2, answer: { fault } });
		const { json: output } = await run(calls.addLeads, { items });
		expect(sandbox.log).toHaveLength(5);
		expect(output.filter(({ status }) => status === 'added')).toHaveLength(1200);
	});
});
