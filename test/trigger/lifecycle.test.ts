import { NodeError, type IDataObject } from 'n8n-workflow';

import { Connection } from '../../nodes/engine/http/transport';
import { shortWait } from '../../nodes/engine/http/wait';
import { inFakeTime } from '../engine/hurry';
import { calls } from './calls';
import { Stage } from './stage';

inFakeTime();

const json = { 'Content-Type': 'application/json' };
const refusal = (status: number, error: string) => ({
	status,
	headers: json,
	body: JSON.stringify({ error }),
});

const failure = async (act: Promise<unknown>): Promise<{ message: string; description: string }> =>
	await act.then(
		() => {
			throw new Error('It did not fail');
		},
		(error: { message: string; description?: string | null }) => ({
			message: error.message,
			description: error.description ?? '',
		}),
	);

describe.each(['documented', 'alternate', 'live'] as const)('answers as %s', (shapes) => {
	test('one webhook for each campaign, with the chosen events and nothing of the secret kept', async () => {
		const stage = new Stage({
			shapes,
			parameters: {
				events: ['EMAIL_REPLY', 'LEAD_CATEGORY_UPDATED'],
				campaignIds: [301, 302],
				categories: [1, 2],
			},
		});
		await stage.activate();

		const { registered } = stage;
		expect(registered.map((one) => [one.association, one.campaignId])).toEqual([
			['campaign', 301],
			['campaign', 302],
		]);
		for (const { url, events, categoryIds } of registered) {
			const { origin, pathname, searchParams } = new URL(url);
			expect(origin + pathname).toMatch(
				/^https:\/\/n8n\.example\.com\/webhook\/[\w-]{36}\/webhook$/,
			);
			expect(searchParams.get('token')).toMatch(/^[\w-]{43}$/);
			expect(JSON.stringify(stage.staticData)).not.toContain(searchParams.get('token'));
			expect([...events]).toEqual(['EMAIL_REPLY', 'LEAD_CATEGORY_UPDATED']);
			expect([...categoryIds]).toEqual([1, 2]);
		}
		expect(await stage.checkExists()).toBe(true);
	});

	test('goes away with the workflow and leaves those of others', async () => {
		const stage = new Stage({ shapes, parameters: { campaignIds: [301, 302] } });
		await stage.activate();
		await stage.delete();
		const { webhooks } = stage.sandbox.state.webhookStore;
		expect([...webhooks.values()].map(({ name }) => name)).toEqual(['CRM']);
		expect(stage.staticData.live).toBeUndefined();
		// Once more, as n8n does when in doubt: nothing to do, nothing sent.
		const calls = stage.sandbox.log.length;
		await stage.delete();
		expect(stage.sandbox.log).toHaveLength(calls);
	});

	test.each([403, 404, 405])('%i: the route of the campaign instead', async (status) => {
		const stage = new Stage({ shapes });
		const answer = refusal(status, 'The general route is closed to this key');
		for (const id of ['webhook.create', 'webhook.get', 'webhook.delete']) {
			stage.sandbox.misbehave({ id, times: Infinity, answer });
		}
		await stage.activate();
		expect(stage.registered).toMatchObject([{ association: 'campaign', campaignId: 301 }]);
		expect(await stage.checkExists()).toBe(true);
		// Registered again, it is changed and not doubled.
		await stage.create();
		expect(stage.registered).toHaveLength(1);
		// Live, the first try is refused for want of categories.
		const [first, second] = stage.sandbox
			.calls('campaignWebhook.save')
			.filter((call) => call.answer.status === 200)
			.map((call) => call.json);
		expect(first).toMatchObject({ id: null });
		expect(second).toMatchObject({ id: stage.registered[0]?.id });
		await stage.delete();
		expect(stage.registered).toEqual([]);
	});

	test('removed by the older route, where the newer one does not know it', async () => {
		const stage = new Stage({ shapes });
		await stage.activate();
		stage.sandbox.misbehave({ id: 'webhook.delete', answer: refusal(404, 'Not found') });
		await stage.delete();
		expect(stage.registered).toEqual([]);
	});
});

test('the id, wherever the answer has it', async () => {
	const stage = new Stage();
	const body = JSON.stringify({ ok: true, id: null, data: { id: '77' } });
	stage.sandbox.misbehave({ id: 'webhook.create', answer: { status: 200, headers: json, body } });
	await stage.create();
	expect(stage.staticData).toMatchObject({ live: { registrations: [{ id: 77 }] } });
});

test.each([400, 422])('%i: a scope that is no word is sent as a number', async (status) => {
	const stage = new Stage({ shapes: 'alternate' });
	const answer = refusal(status, '"association_type" must be a number');
	stage.sandbox.misbehave({ id: 'webhook.create', answer });
	await stage.create();
	expect(stage.registered).toMatchObject([{ association: 'campaign', campaignId: 301 }]);
	expect(stage.sandbox.calls('campaignWebhook.save')).toEqual([]);
});

test('a refusal of both words for the scope is told as it came first', async () => {
	const stage = new Stage();
	for (const error of ['association_type: not yours', 'association_type must be a string']) {
		stage.sandbox.misbehave({ id: 'webhook.create', answer: refusal(422, error) });
	}
	expect((await failure(stage.create())).message).toContain('not yours');
});

test('categories belong to the event of that name only', async () => {
	const stage = new Stage({ parameters: { events: ['EMAIL_REPLY'], categories: [1] } });
	await stage.activate();
	expect(stage.registered.map(({ categoryIds }) => [...categoryIds])).toEqual([[]]);
});

test('a client, and the whole account', async () => {
	const client = new Stage({
		parameters: { scope: 'client', clientId: { __rl: true, mode: 'id', value: '201' } },
	});
	await client.activate();
	expect(client.registered).toMatchObject([{ association: 'client', clientId: 201 }]);

	const account = new Stage({ parameters: { scope: 'account' } });
	await account.activate();
	expect(account.registered).toMatchObject([{ association: 'user', campaignId: null }]);
});

describe('whether it is registered', () => {
	test('no, if SmartLead does not know it any more', async () => {
		const stage = new Stage({ parameters: { campaignIds: [301, 302] } });
		await stage.activate();
		stage.sandbox.state.webhookStore.webhooks.delete(stage.registered[1]?.id ?? 0);
		expect(await stage.checkExists()).toBe(false);
		// What is left is taken over, not doubled.
		await stage.create();
		expect(stage.registered.map(({ campaignId }) => campaignId)).toEqual([301, 302]);
	});

	test.each<[string, (url: string) => string]>([
		['another host', (url) => url.replace('n8n.example.com', 'old.example.com')],
		['another path', (url) => url.replace('/webhook?', '/other?')],
		['another secret', (url) => url.replace(/token=.+/, `token=${'a'.repeat(43)}`)],
		['no secret', (url) => url.replace(/\?.+/, '')],
		['what is no address', () => 'n8n'],
	])('no, if it sends to %s', async (_, change) => {
		const stage = new Stage();
		await stage.activate();
		const [webhook] = stage.registered;
		if (webhook) webhook.url = change(webhook.url);
		expect(await stage.checkExists()).toBe(false);
	});

	test('no, if the panel has changed', async () => {
		const stage = new Stage();
		await stage.activate();
		stage.parameters.events = ['EMAIL_REPLY', 'EMAIL_BOUNCE'];
		expect(await stage.checkExists()).toBe(false);
	});

	test('a refusal is no answer to that: it is an error, and nothing is deleted or made', async () => {
		const stage = new Stage();
		await stage.activate();
		const answer = refusal(403, 'Not today');
		stage.sandbox.misbehave({ id: 'webhook.get', answer });
		const { message } = await failure(stage.checkExists());
		expect(message).toContain('Not today');
		expect(stage.registered).toHaveLength(1);
	});

	test('yes, if SmartLead only stumbles', async () => {
		const stage = new Stage();
		await stage.activate();
		const answer = { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<html>' };
		stage.sandbox.misbehave({ id: 'webhook.get', answer });
		expect(await stage.checkExists()).toBe(true);
	});

	test('yes after a restart, with nothing but what the workflow remembers', async () => {
		const stage = new Stage();
		await stage.activate();
		const staticData = JSON.parse(JSON.stringify(stage.workflow.staticData)) as IDataObject;
		stage.workflow.staticData = staticData;
		const init = calls['1.123.81'].live.begin.find(({ activation }) => activation === 'init');
		expect(await stage.checkExists(init)).toBe(true);
	});
});

describe('a failure', () => {
	test('half-way through several campaigns takes back what was registered', async () => {
		const stage = new Stage({ parameters: { campaignIds: [301, 302] } });
		const answer = refusal(422, 'Too many webhooks');
		stage.sandbox.misbehave({ id: 'webhook.create', skip: 1, answer });
		const { message } = await failure(stage.create());
		expect(message).toContain('Too many webhooks');
		expect(stage.registered).toEqual([]);
		expect(stage.staticData.live).toBeUndefined();
	});

	test('says what could not be taken back', async () => {
		const stage = new Stage({ parameters: { campaignIds: [301, 302] } });
		const answer = refusal(422, 'Too many webhooks');
		stage.sandbox.misbehave({ id: 'webhook.create', skip: 1, answer });
		stage.sandbox.misbehave({ id: 'webhook.delete', answer: refusal(403, 'Not today') });
		const { description } = await failure(stage.create());
		expect(description).toContain(`could not be taken back: ${stage.registered[0]?.id}`);
	});

	test('to remove is an error, and the next activation removes it', async () => {
		const stage = new Stage({ parameters: { campaignIds: [301, 302] } });
		await stage.activate();
		stage.sandbox.misbehave({ id: 'webhook.delete', answer: refusal(403, 'Not today') });
		expect((await failure(stage.delete())).message).toContain('Not today');
		expect(stage.staticData).toMatchObject({ live: { registrations: [{ campaignId: 301 }] } });
		// The other one went all the same.
		expect(stage.registered.map(({ campaignId }) => campaignId)).toEqual([301]);
		stage.parameters.campaignIds = [302];
		await stage.activate();
		expect(stage.registered.map(({ campaignId }) => campaignId)).toEqual([302]);
	});

	test('to remove what is no longer wanted does not stop the activation, and is made up for', async () => {
		const stage = new Stage();
		await stage.activate();
		stage.sandbox.misbehave({ id: 'webhook.delete', answer: refusal(403, 'Not today') });
		stage.parameters.campaignIds = [302];
		await stage.activate();
		expect(stage.registered.map(({ campaignId }) => campaignId)).toEqual([301, 302]);
		await stage.delete();
		expect(stage.registered).toEqual([]);
	});

	test('is an error of n8n, with nothing of the request in it', async () => {
		const stage = new Stage();
		stage.sandbox.misbehave({ id: 'webhook.create', answer: refusal(422, 'Too many webhooks') });
		const error: unknown = await stage.create().catch((thrown: unknown) => thrown);
		// It was not about the word for the scope: that is not tried again as a number.
		expect(stage.sandbox.calls('webhook.create')).toHaveLength(1);
		expect(error).toBeInstanceOf(NodeError);
		expect(error).toMatchObject({ httpCode: '422', node: { name: 'SmartLead Trigger' } });
	});

	test('that leaves it open whether it was registered: once more, as the name makes it one', async () => {
		const stage = new Stage({ parameters: { scope: 'account' } });
		const answer = { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<html>' };
		stage.sandbox.misbehave({ id: 'webhook.create', after: true, answer });
		await stage.create();
		expect(stage.sandbox.calls('webhook.create')).toHaveLength(2);
		expect(stage.registered).toHaveLength(1);
	});

	test('is not waited for behind a workflow that runs', async () => {
		const open = jest.spyOn(Connection, 'open');
		const stage = new Stage();
		await stage.activate();
		expect(open.mock.calls.map(([, options]) => options)).toEqual([
			expect.objectContaining({ maxWait: shortWait, priority: true }),
		]);
		open.mockRestore();
	});

	test('under a limit is one at once: nobody waits a minute for a switch', async () => {
		const stage = new Stage();
		const answer = { ...refusal(429, 'Rate limit'), headers: { ...json, 'Retry-After': '60' } };
		stage.sandbox.misbehave({ id: 'webhook.create', answer });
		const before = Date.now();
		expect((await failure(stage.create())).message).toMatch(/limit/i);
		expect(Date.now() - before).toBeLessThan(20_000);
	});

	test('an answer that repeats the address does not bring the secret out', async () => {
		const stage = new Stage();
		stage.sandbox.misbehave({
			id: 'webhook.create',
			times: Infinity,
			answer: (call) => refusal(422, `Bad address: ${call.body}`),
		});
		const { message } = await failure(stage.create());
		expect(message).toContain('token=***');
	});

	test('an answer that got lost: the webhook is found by its name', async () => {
		const stage = new Stage();
		stage.sandbox.misbehave({
			id: 'webhook.create',
			after: true,
			answer: { status: 200, headers: json, body: JSON.stringify({ ok: true }) },
		});
		await stage.create();
		expect(stage.registered).toHaveLength(1);
		await stage.delete();
		expect(stage.registered).toEqual([]);
	});
});

describe('refused before anything is sent', () => {
	test.each(['http://n8n.example.com/webhook', 'https://localhost:5678/webhook'])(
		'an address that SmartLead cannot reach: %s',
		async (webhookBaseUrl) => {
			const stage = new Stage({ webhookBaseUrl });
			// n8n shows the message alone, so the way out stands in it, when published and when tested.
			for (const act of [stage.create(), stage.listen()]) {
				const { message } = await failure(act);
				expect(message).toContain(new URL(webhookBaseUrl).origin);
				expect(message).toContain('N8N_WEBHOOK_URL');
				expect(message).toContain('SmartLead Poll Trigger');
			}
			expect(stage.sandbox.log).toEqual([]);
		},
	);

	test.each([
		...['n8n', 'n8n.local', 'n8n.localhost', 'n8n.internal', '0.0.0.0', '10.1.2.3', '127.0.0.1'],
		...['169.254.1.1', '172.16.0.1', '172.20.0.2', '172.31.0.1', '192.168.1.9'],
		...['[::1]', '[::]', '[fd00::1]', '[fe80::1]'],
	])('%s', async (host) => {
		const stage = new Stage({ webhookBaseUrl: `https://${host}/webhook` });
		expect((await failure(stage.create())).message).toContain('cannot reach');
		expect(stage.sandbox.log).toEqual([]);
	});

	test.each([
		'10.example.com',
		'172.32.0.1',
		'172.15.0.1',
		'localhost.example.com',
		'[2001:db8::1]',
	])('but not %s, which only looks like it', async (host) => {
		const stage = new Stage({ webhookBaseUrl: `https://${host}/webhook` });
		await stage.create();
		expect(stage.registered).toHaveLength(1);
	});

	test('listening for a test at account scope', async () => {
		const stage = new Stage({ parameters: { scope: 'account' } });
		const { message } = await failure(stage.listen());
		expect(message).toContain("'Scope' Account");
		expect(message).toContain('Choose one campaign');
		expect(stage.sandbox.log).toEqual([]);
	});

	test.each([
		[{ campaignIds: [] }, /^'Campaign Names or IDs' is empty/],
		[{ campaignIds: ['x'] }, /^'Campaign Names or IDs' must be/],
		[{ campaignIds: Array.from({ length: 51 }, (_, id) => id + 1) }, /takes at most 50 at once/],
		[{ events: [] }, /^'Trigger On' is empty/],
		[{ events: ['EMAIL_FORGOTTEN'] }, /^'Trigger On' does not have the event "EMAIL_FORGOTTEN"/],
		[{ scope: 'client', clientId: { __rl: true, mode: 'id', value: '' } }, /^'Client' is empty/],
	])('%j', async (parameters, message) => {
		const stage = new Stage({ parameters: parameters as never });
		expect((await failure(stage.create())).message).toMatch(message);
		expect(stage.sandbox.log).toEqual([]);
	});
});
