import { setTimeout as sleep } from 'node:timers/promises';

import type { StoredWorkflow } from '../n8n/rest';
import { isShape } from '../n8n/shapes';
import { activate, deactivate, registered, succeeded, until } from './activation';
import { freshSandbox, world } from './lent';
import { somebody, triggered } from './triggered';

const campaign = { scope: 'campaign', campaignIds: [301], events: ['EMAIL_REPLY'] };

/** Whether the webhooks that are registered are of a published workflow or of a test. */
const lives = () =>
	registered()
		.map(({ url }) => (new URL(url).pathname.startsWith('/webhook-test/') ? 'test' : 'live'))
		.sort();

/** As "Test this trigger" does. */
async function listen({ id }: StoredWorkflow): Promise<void> {
	const { rest } = world();
	const workflowData = await rest.send('GET', `/rest/workflows/${id}`);
	const answer = await rest.send('POST', `/rest/workflows/${id}/run`, {
		workflowData,
		triggerToStartFrom: { name: 'On event' },
	});
	expect(isShape(answer) && answer.waitingForWebhook).toBe(true);
}

async function cancel({ id }: StoredWorkflow): Promise<void> {
	await world().rest.send('DELETE', `/rest/test-webhook/${id}`);
}

async function reply(email: string): Promise<void> {
	const { events } = world().sandbox;
	events.reply(somebody(email));
	await events.deliveries.send();
}

beforeEach(freshSandbox);

test('listening beside a published workflow, cancelled, after an event and over a restart, leaves it as it is', async () => {
	const { workflow } = await triggered(campaign);
	await activate(workflow, 1);
	const [live] = registered();

	await listen(workflow);
	expect(lives()).toEqual(['live', 'test']);
	await cancel(workflow);
	await until('the end of the test', () => lives().length === 1);
	expect(registered()).toEqual([live]);
	await reply('cancelled@example.com');
	await until('the execution', async () => (await succeeded(workflow)) === 1);

	await listen(workflow);
	await reply('heard@example.com');
	// The published workflow and the test get it, each by its own webhook.
	await until('both executions', async () => (await succeeded(workflow)) === 3);
	await until('the end of the test', () => lives().length === 1);
	expect(registered()).toEqual([live]);

	await world().restart();
	await listen(workflow);
	await cancel(workflow);
	await until('the end of the test', () => lives().length === 1);
	expect(registered()).toEqual([live]);
	await reply('restarted@example.com');
	await until('one more execution', async () => (await succeeded(workflow)) === 4);

	// An n8n that ends in the middle tells nobody: the next test takes over what it left.
	await listen(workflow);
	await world().restart();
	expect(lives()).toEqual(['live', 'test']);
	await listen(workflow);
	await cancel(workflow);
	await until('the end of the test', () => lives().length === 1);
	await reply('left@example.com');
	await until('the last execution', async () => (await succeeded(workflow)) === 5);
	await sleep(500);
	expect(await succeeded(workflow)).toBe(5);
	await deactivate(workflow);
});

test('a test that cannot begin says why in its message, and leaves the published workflow as it is', async () => {
	const { sandbox } = world();
	const { workflow } = await triggered(campaign);
	await activate(workflow, 1);
	const before = registered();
	sandbox.misbehave({
		id: 'webhook.create',
		answer: {
			status: 422,
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ error: 'Too many webhooks' }),
		},
	});
	await expect(listen(workflow)).rejects.toThrow('Too many webhooks');
	await sleep(500);
	expect(registered()).toEqual(before);
	await deactivate(workflow);
});

test('the editor finds forms and webhooks on this machine, SmartLead at the public address', async () => {
	const { rest, server } = world();
	const settings = await rest.send('GET', '/rest/settings');
	expect(settings).toMatchObject({
		urlBaseWebhook: `${server.url}/`,
		urlBaseWebhookTest: `${server.url}/`,
	});
	const { workflow } = await triggered(campaign);
	await listen(workflow);
	expect(registered().map(({ url }) => new URL(url).origin)).toEqual(['https://n8n.example.com']);
	await cancel(workflow);
	await until('the end of the test', () => lives().length === 0);
});
