import { operation } from '../../nodes/engine/spec/operation';
import type { ApiAnswer } from '../sandbox';
import { nodeOf } from './nodeOf';
import { byId, calls, people, stage } from './stage';

const { run, sandbox, key } = stage();

const page = '<!DOCTYPE html><html><body>Access denied</body></html>';
const json = (status: number, body: unknown): Partial<ApiAnswer> => ({
	status,
	body: JSON.stringify(body),
});
const to = (location: string, status = 302): Partial<ApiAnswer> => ({
	status,
	headers: { Location: location },
});

type Row = [name: string, answer: Partial<ApiAnswer>, message: string, description: RegExp];

/** SmartLead said no: sent once, whatever it was. */
const refused: Row[] = [
	['400', json(400, { message: 'Bad name' }), 'Bad name', /^Check the parameters/],
	['400, text', { status: 400, body: 'lead_id is not allowed' }, 'lead_id is not allowed', /Check/],
	[
		'401',
		json(401, { message: 'Invalid API Key' }),
		'SmartLead refused the API key',
		/Settings > API; regenerating it there ends the old key/,
	],
	[
		'401 for a client',
		json(401, { message: 'Not authorized' }),
		'This API key may not use this operation',
		/the key of a client reaches only/,
	],
	[
		'402',
		json(402, { message: 'No credits left' }),
		'No credits left',
		/credits of your SmartLead plan are used up/,
	],
	['402, bare', { status: 402 }, 'SmartLead has no credits left for this', /used up/],
	[
		'403, JSON',
		json(403, { message: 'Upgrade first' }),
		'Upgrade first',
		/Your plan or the permissions/,
	],
	[
		'403, a page',
		{ status: 403, body: page },
		'The request was blocked on the way to SmartLead',
		/a firewall or a proxy/,
	],
	['404', json(404, { error: 'Campaign not found' }), 'Campaign not found', /^Check /],
	[
		'406',
		json(406, { ok: true, message: 'Only 3 a day' }),
		'Only 3 a day',
		/not tried again; run it later/,
	],
	['409', json(409, { ok: false, error: 'Name taken' }), 'Name taken', /stands in the way/],
	[
		'422',
		json(422, { error: 'Invalid parameters provided' }),
		'Invalid parameters provided',
		/Check/,
	],
	['422, a field', json(422, { error: 'Too long', field: 'name' }), 'Too long', /names 'name'/],
	[
		'422, fields',
		json(422, { message: 'No', errors: [{ field: 'a' }, { field: 'b.c' }] }),
		'No',
		/names 'a', 'b\.c'/,
	],
	[
		'413',
		{ status: 413, body: '<html><body>413 Request Entity Too Large</body></html>' },
		'This request is larger than SmartLead takes',
		/Send less at once/,
	],
	[
		'402, lead limit',
		json(402, { message: 'Your lead credit limit is exhausted' }),
		'Your lead credit limit is exhausted',
		/is used up\. Make room or raise the plan/,
	],
	['418, bare', { status: 418 }, 'SmartLead refused this with status 418', /Check/],
	['200, ok false', json(200, { ok: false, error: 'Nothing updated' }), 'Nothing updated', /Check/],
	['200, success false', json(200, { success: false }), 'SmartLead did not do this', /Check/],
	[
		'301',
		to('https://app.example.com/x', 301),
		'SmartLead sent this request on to app.example.com',
		/did not follow/,
	],
	[
		'302',
		to('https://app.example.com/x'),
		'SmartLead sent this request on to app.example.com',
		/did not follow/,
	],
	['307', to('/login', 307), 'SmartLead sent this request on to another address', /did not follow/],
	[
		'a network word',
		json(400, { message: 'SMTP: connect ECONNREFUSED' }),
		'SMTP: connect ECONNREFUSED',
		/Check/,
	],
];

describe.each(refused)('refused: %s', (_, answer, message, description) => {
	const { get, create, start, addMailboxes, addLeads } = calls;
	it.each(Object.entries({ get, create, start, addMailboxes, addLeads }))(
		'%s is sent once',
		async (name, parameters) => {
			sandbox.misbehave({ times: Infinity, answer });
			const items = name === 'addLeads' ? people(2) : [{}];
			const { error, json: output } = await run(parameters, { items });
			// What a refusal of content is about, two leads of a list tell one by one.
			const asked = name === 'addLeads' && /^4(00|13|22)$/.test(String(answer.status)) ? 3 : 1;
			expect(sandbox.log).toHaveLength(asked);
			expect(error?.message).toBe(items.length > 1 ? `${message} [item 0]` : message);
			expect(error?.description).toMatch(description);
			expect(error?.httpCode).toBe(String(answer.status));
			expect(output).toEqual([]);
		},
	);
});

it('no redirect is followed, and no Location with the key in it gets out', async () => {
	const apiKey = key();
	const location = `https://server.smartlead.ai/api/v1/campaigns/?api_key=${encodeURIComponent(apiKey)}`;
	sandbox.misbehave({ answer: to(location) });
	const { error } = await run(calls.create, { credentials: { apiKey } });
	expect(error?.message).toBe('SmartLead sent this request on to server.smartlead.ai');
	expect(sandbox.log).toHaveLength(1);
});

describe('an empty answer', () => {
	it.each(['{}', '', 'null'])('to a write is no success: %j', async (body) => {
		const headers = { 'Content-Type': 'application/json' };
		sandbox.misbehave({ times: Infinity, answer: { status: 200, headers, body } });
		const { error, json: output } = await run(calls.create);
		expect(error?.message).toBe('This may or may not have happened in SmartLead');
		expect(error?.description).toMatch(/^Its answer was empty\. It was not sent again\./);
		expect(output).toEqual([]);
		expect(sandbox.calls('campaign.create')).toHaveLength(1);
	});

	it('to what does no harm twice is asked again', async () => {
		sandbox.misbehave({ times: 2, answer: { status: 200, body: '' } });
		const { error, json: output } = await run(calls.addMailboxes);
		expect(error).toBeUndefined();
		expect(output).toHaveLength(1);
		expect(sandbox.log).toHaveLength(3);
	});

	it('to a delete is one', async () => {
		sandbox.misbehave({ answer: { status: 200, body: '' } });
		const { json: output } = await run({
			resource: 'campaign',
			operation: 'delete',
			campaignId: byId(302),
		});
		expect(output).toEqual([{ deleted: true, campaign_id: 302 }]);
	});
});

describe('404', () => {
	it.each([
		['an error', json(404, { error: 'Nothing here' }), 'Nothing here'],
		['an empty object with 200', json(200, {}), 'SmartLead found nothing under what you gave'],
		[
			'null with 200',
			{ headers: { 'Content-Type': 'application/json' }, body: 'null' },
			'SmartLead found nothing under what you gave',
		],
	])('names the parameter as the panel does: %s', async (_, answer, message) => {
		sandbox.misbehave({ answer });
		const { error } = await run({ ...calls.get, campaignId: byId(999) });
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/^Check 'Campaign' \(999\), and that it belongs to/);
	});

	it('an unknown address is not found, with 404', async () => {
		const parameters = { resource: 'lead', operation: 'getByEmail', email: 'nobody@example.com' };
		const { error, json: output } = await run(parameters);
		expect(error).toMatchObject({ httpCode: '404' });
		expect(error?.description).toContain('nobody@example.com');
		expect(output).toEqual([]);
	});

	it('a list that is in no documented place is an error, never an empty list', async () => {
		sandbox.misbehave({ answer: json(200, { rows: [] }) });
		const { error } = await run(calls.leads);
		expect(error?.message).toBe('SmartLead answered in a form that this node does not know');
	});
});

describe('a refused key', () => {
	const refusal = json(401, { message: 'Invalid API Key' });
	const items = [{}, {}, {}, {}];

	it('ends the run: later items are not sent', async () => {
		sandbox.misbehave({ skip: 1, times: Infinity, answer: refusal });
		const { error } = await run(calls.create, { items });
		expect(sandbox.log).toHaveLength(2);
		expect(error?.message).toBe('SmartLead refused the API key [item 1]');
		expect(error?.description).toMatch(/1 of 4 items were done before the run stopped\.$/);
		expect(error?.itemIndex).toBe(1);
	});

	it('fails the later items without a request under Continue On Fail', async () => {
		sandbox.misbehave({ skip: 1, times: Infinity, answer: refusal });
		const node = { onError: 'continueRegularOutput' } as const;
		const { error, json: output } = await run(calls.create, { items, node });
		expect(sandbox.log).toHaveLength(2);
		expect(error).toBeUndefined();
		expect(output).toHaveLength(4);
		for (const failed of output.slice(1)) {
			expect(failed).toMatchObject({
				error: 'SmartLead refused the API key',
				details: { httpCode: '401' },
			});
		}
	});

	it('the sandbox refuses it too', async () => {
		const { error } = await run(calls.get, { credentials: { apiKey: 'unknown-key' } });
		expect(error).toMatchObject({ message: 'SmartLead refused the API key', httpCode: '401' });
		expect(sandbox.log).toHaveLength(1);
	});
});

it('what an operation advises after a refusal is said after no other end', async () => {
	const create = operation({
		id: 'campaign.create',
		name: 'Create',
		action: 'Create',
		description: 'Create',
		request: 'POST /campaigns/create',
		fixed: { body: { name: 'x' } },
		advice: () => 'Do it otherwise.',
	});
	const parameters = { resource: 'test', operation: 'create' };
	const ended = async (answer: Partial<ApiAnswer>) => {
		sandbox.misbehave({ times: Infinity, answer });
		return (await run(parameters, { nodeType: nodeOf({ create }) })).error?.description;
	};
	expect(await ended(json(400, { message: 'No' }))).toBe('Do it otherwise.');
	sandbox.reset();
	expect(await ended({ status: 500, body: '' })).toMatch(/Look in SmartLead before you run it/);
	sandbox.reset();
	expect(await ended({ fault: 'refused' })).toMatch(/^Nothing was sent/);
});
