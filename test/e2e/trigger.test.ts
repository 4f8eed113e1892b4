import { setTimeout as sleep } from 'node:timers/promises';

import type { Shape } from '../n8n/shapes';
import { activate, deactivate, registered, succeeded, until } from './activation';
import { freshSandbox, world } from './lent';
import { somebody, triggered } from './triggered';

const isOurs = ({ webhookId }: { webhookId: number }) =>
	registered().some(({ id }) => id === webhookId);

const others = () =>
	[...world().sandbox.state.webhookStore.webhooks.values()].filter(
		({ name }) => !name?.startsWith('n8n '),
	);

const campaign = { scope: 'campaign', campaignIds: [301], events: ['EMAIL_REPLY'] };

beforeEach(freshSandbox);

test('a reply starts the workflow once, with the right lead; others are left alone', async () => {
	const { sandbox, rest, apiKey } = world();
	const before = others();
	const { workflow } = await triggered({ ...campaign, campaignIds: [301, 302] });
	await activate(workflow, 2);
	expect(registered().map(({ campaignId }) => campaignId)).toEqual([301, 302]);
	const secrets = registered().map(({ url }) => new URL(url).searchParams.get('token') ?? '');

	const delivery = sandbox.events.reply(somebody('alpha@example.com'), 'Yes, please').find(isOurs);
	if (!delivery) throw new Error('Nobody was told');
	sandbox.events.deliveries.manners.copies = 2;
	await sandbox.events.deliveries.send();
	sandbox.events.deliveries.manners.copies = 1;
	expect(delivery).toMatchObject({ state: 'delivered', status: 200 });
	await until('the execution', async () => (await succeeded(workflow)) > 0);
	// Once more, as SmartLead does when it did not hear the answer.
	Object.assign(delivery, { state: 'waiting', dueAt: 0 });
	await sandbox.events.deliveries.send();
	await sleep(1_000);
	const executions = await rest.executionsOf(workflow);
	expect(executions).toHaveLength(1);

	const run = await rest.execution(executions[0] ?? '');
	expect(run.output('After').map(({ json }) => json)).toMatchObject([
		{
			event: 'EMAIL_REPLY',
			leadEmail: 'alpha@example.com',
			campaignId: 301,
			leadId: Number(delivery.payload.sl_email_lead_id),
			leadMapId: delivery.payload.sl_email_lead_map_id,
			replyText: 'Yes, please',
		},
	]);
	const text = JSON.stringify(await rest.send('GET', `/rest/executions/${executions[0] ?? ''}`));
	for (const secret of [...secrets, apiKey, String(delivery.payload.secret_key)]) {
		expect(text).not.toContain(secret);
	}

	await deactivate(workflow);
	expect(others()).toEqual(before);
});

test('a forged event starts nothing and gets 401', async () => {
	const { server, rest } = world();
	const { workflow, path } = await triggered(campaign);
	await activate(workflow, 1);
	for (const query of ['', '?token=forged']) {
		const response = await fetch(`${server.url}${path}${query}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ event_type: 'EMAIL_REPLY', campaign_id: 301 }),
		});
		expect(response.status).toBe(401);
		expect(await response.text()).not.toMatch(/token|forged/);
	}
	await sleep(500);
	expect(await rest.executionsOf(workflow)).toEqual([]);
	await deactivate(workflow);
});

test('bodies that are no event, and one of a megabyte', async () => {
	const { server } = world();
	const { workflow } = await triggered(campaign);
	await activate(workflow, 1);
	const { pathname, search } = new URL(registered()[0]?.url ?? '');
	const send = async (body: string, type = 'application/json') =>
		(
			await fetch(`${server.url}${pathname}${search}`, {
				method: 'POST',
				headers: { 'content-type': type },
				body,
			})
		).status;
	const event = (statsId: string, more: Shape = {}) =>
		JSON.stringify({ event_type: 'EMAIL_REPLY', campaign_id: 301, stats_id: statsId, ...more });
	const statuses = [
		await send('{"event_type": "EMAIL_'),
		await send('<html></html>', 'text/html'),
		await send('{"hello": "world"}'),
	];
	for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400);
	expect(await send(event('plain'), 'text/plain')).toBe(200);
	expect(await send(event('large', { history: 'x'.repeat(1_048_576) }))).toBe(200);
	await until('two executions', async () => (await succeeded(workflow)) === 2);
	await deactivate(workflow);
});

test('events still arrive once after a restart', async () => {
	const { sandbox, rest } = world();
	const { workflow } = await triggered(campaign);
	await activate(workflow, 1);
	const first = sandbox.events.reply(somebody('before@example.com')).find(isOurs);
	await sandbox.events.deliveries.send();
	await until('the execution', async () => (await succeeded(workflow)) === 1);

	await world().restart();
	expect(registered()).toHaveLength(1);
	if (first) Object.assign(first, { state: 'waiting', dueAt: 0 });
	sandbox.events.reply(somebody('after@example.com'));
	await sandbox.events.deliveries.send();
	await until('the second execution', async () => (await succeeded(workflow)) === 2);
	await sleep(1_000);
	expect(await rest.executionsOf(workflow)).toHaveLength(2);
	await deactivate(workflow);
});
