import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import facts from '../../webhooks.json';
import { send } from '../fixtures';
import { Sandbox } from '../index';
import type { DeliveryOptions } from './deliveries';

const minute = 60_000;
const place = { campaignId: 301, leadId: 5_995_000_001 };

interface Received {
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
	json: Record<string, unknown>;
}

/** Stands for the n8n that is told: keeps what comes and answers as it is told to. */
let server: Server;
let origin = '';
let received: Received[] = [];
let status = 200;

beforeAll(async () => {
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			const json = JSON.parse(body) as Record<string, unknown>;
			received.push({ path: request.url ?? '', headers: request.headers, body, json });
			response.writeHead(status).end();
		});
	});
	// A slow machine must not close a connection under the next delivery.
	server.keepAliveTimeout = 600_000;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	received = [];
	status = 200;
});

const everything = Object.fromEntries(
	facts.events.filter(({ subscribable }) => subscribable).map(({ event }) => [event, true]),
);

async function open(options: DeliveryOptions = {}) {
	const clock = { time: Date.UTC(2026, 5, 1, 9), now: () => clock.time };
	const sandbox = new Sandbox({ clock, webhooks: { deliverTo: origin, ...options } });
	sandbox.state.webhookStore.webhooks.clear();
	const { events } = sandbox;
	const register = async (more: object = {}) => {
		const { value } = await send(sandbox, 'POST', '/webhook/create', {
			body: {
				name: `Webhook ${sandbox.state.webhookStore.nextId}`,
				webhook_url: 'https://n8n.example.com/webhook/1?token=x',
				association_type: 'campaign',
				email_campaign_id: 301,
				event_type_map: everything,
				...more,
			},
		});
		return (value as { id: number }).id;
	};
	const id = await register();
	const after = async (minutes: number) => {
		clock.time += minutes * minute;
		await events.deliveries.send();
	};
	return { sandbox, events, register, id, after, tell: async () => await after(0) };
}

const names = () => received.map(({ json }) => json.event_type);

describe('a delivery', () => {
	it('goes to the path of the registered address, on this machine, with the documented headers', async () => {
		const { events, tell, id } = await open();
		events.reply(place, 'Yes, please');
		await tell();
		const [first] = received;
		expect(received).toHaveLength(1);
		expect(first?.path).toBe('/webhook/1?token=x');
		expect(first?.headers).toMatchObject({
			'content-type': 'application/json',
			'x-webhook-level': 'campaign',
			'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
		});
		expect(first?.headers['x-smartlead-signature']).toBeUndefined();
		expect(first?.json).toMatchObject({
			event_type: 'EMAIL_REPLY',
			webhook_id: id,
			webhook_url: 'https://n8n.example.com/webhook/1?token=x',
			campaign_id: 301,
			sl_lead_email: 'lead1@example.com',
			sl_email_lead_id: '5995000001',
			sl_email_lead_map_id: 4_433_000_001,
			event_timestamp: '2026-06-01T09:00:00.000Z',
			time_replied: '2026-06-01T09:00:00.000Z',
			reply_message: { text: 'Yes, please' },
		});
		await tell();
		expect(received).toHaveLength(1);
	});

	it('is signed where there is a secret', async () => {
		const { events, tell } = await open({ signingSecret: 'quiet' });
		events.opened(place);
		await tell();
		const [first] = received;
		const expected = createHmac('sha256', 'quiet').update(String(first?.body)).digest('hex');
		expect(first?.headers['x-smartlead-signature']).toBe(`sha256=${expected}`);
	});

	it('goes nowhere unless it is said where', async () => {
		const { events, tell } = await open({ deliverTo: undefined });
		const [delivery] = events.opened(place);
		await tell();
		expect(received).toEqual([]);
		expect(delivery).toMatchObject({ attempts: 1, status: null, state: 'waiting' });
	});

	it('is tried again after 1, 5 and 30 minutes, then it has failed', async () => {
		const { events, after } = await open();
		status = 503;
		const [delivery] = events.reply(place);
		await after(0);
		for (const [minutes, tries] of [
			[0.9, 1],
			[0.2, 2],
			[4.9, 2],
			[0.2, 3],
			[29.9, 3],
		] as const) {
			await after(minutes);
			expect([minutes, received.length]).toEqual([minutes, tries]);
		}
		expect(delivery?.state).toBe('waiting');
		await after(0.2);
		expect(delivery).toMatchObject({ state: 'failed', attempts: 4, status: 503 });
		await after(600);
		expect(received).toHaveLength(4);
		expect(new Set(received.map(({ headers }) => headers['x-request-id'])).size).toBe(1);
	});

	it('is tried as often as the other page says, if wanted', async () => {
		const { events, after } = await open({ retryMinutes: facts.retries.core });
		status = 500;
		const [delivery] = events.reply(place);
		for (const minutes of [0, 1, 5, 15, 60, 360]) await after(minutes);
		expect(delivery).toMatchObject({ state: 'failed', attempts: 6 });
	});

	it('has failed at once where it is refused', async () => {
		const { events, tell } = await open();
		status = 401;
		const [delivery] = events.reply(place);
		await tell();
		expect(delivery).toMatchObject({ state: 'failed', attempts: 1, status: 401 });
	});

	it('is sent again on request, and counted', async () => {
		const { sandbox, events, tell } = await open();
		status = 404;
		events.reply(place);
		events.opened(place);
		await tell();
		status = 200;
		const span = { fromTime: '2026-06-01T00:00:00.000Z', toTime: '2026-06-02T00:00:00.000Z' };
		const summary = async () => {
			const at = '/campaigns/301/webhooks/summary';
			return (await send(sandbox, 'GET', at, { query: span })).value;
		};
		expect(await summary()).toMatchObject({ total_calls: 2, failed_calls: 2 });
		const at = '/campaigns/301/webhooks/retrigger-failed-events';
		await send(sandbox, 'POST', at, { body: span });
		await tell();
		expect(names()).toEqual(['EMAIL_REPLY', 'EMAIL_OPEN', 'EMAIL_REPLY', 'EMAIL_OPEN']);
		expect(await summary()).toMatchObject({ successful_calls: 2, failed_calls: 0 });
	});

	it('is not sent twice by two that send at once', async () => {
		const { events, tell } = await open();
		events.reply(place);
		await Promise.all([tell(), tell()]);
		expect(received).toHaveLength(1);
	});

	it('goes to nobody once its webhook is gone', async () => {
		const { sandbox, events, tell, id } = await open();
		events.reply(place);
		await send(sandbox, 'DELETE', '/webhook/delete', { body: { id } });
		await tell();
		expect(received).toEqual([]);
	});
});

describe('who is told', () => {
	const level = () => received.map(({ headers }) => headers['x-webhook-level']).sort();

	it('those of the campaign and of its client; not those of others', async () => {
		const { sandbox, events, register, tell } = await open();
		const campaign = sandbox.state.campaigns.get(301);
		if (campaign) campaign.clientId = 201;
		await register({ association_type: 'client', client_id: 201 });
		await register({ association_type: 'client', client_id: 202 });
		await register({ email_campaign_id: 302 });
		events.reply(place);
		await tell();
		expect(level()).toEqual(['campaign', 'client']);
	});

	it('only that of the account, for the events that it wants', async () => {
		const { events, register, tell } = await open();
		await register({ association_type: 'user', event_type_map: { EMAIL_REPLY: true } });
		events.reply(place);
		events.opened(place);
		await tell();
		expect(
			received.map(({ json, headers }) => [json.event_type, headers['x-webhook-level']]),
		).toEqual(
			expect.arrayContaining([
				['EMAIL_REPLY', 'user'],
				['EMAIL_OPEN', 'campaign'],
			]),
		);
		expect(received).toHaveLength(2);
	});

	it('of a category only those who asked for it', async () => {
		const { sandbox, events, tell, id } = await open();
		const webhook = sandbox.state.webhookStore.webhooks.get(id);
		webhook?.categoryIds.add(2);
		const link = [...sandbox.state.campaignLeads.values()][0];
		for (const category of [1, 2]) {
			if (link) link.categoryId = category;
			events.categoryUpdated(place, null);
			events.reply(place);
		}
		await tell();
		expect(names().filter((name) => name === 'EMAIL_REPLY')).toHaveLength(2);
		const [update] = received.filter(({ json }) => json.event_type === 'LEAD_CATEGORY_UPDATED');
		expect(update?.json).toMatchObject({
			lead_category: { old_id: null, new_id: 2, new_name: 'Meeting Request' },
		});
	});
});

describe('what the API changes is told by itself', () => {
	it.each([
		['POST', '/campaigns/301/status', { status: 'START' }, 'CAMPAIGN_STATUS_CHANGED'],
		[
			'POST',
			`/campaigns/301/leads/${place.leadId}/category`,
			{ category_id: 3 },
			'LEAD_CATEGORY_UPDATED',
		],
		['POST', `/campaigns/301/leads/${place.leadId}/unsubscribe`, {}, 'LEAD_UNSUBSCRIBED'],
		['POST', `/leads/${place.leadId}/unsubscribe`, {}, 'LEAD_UNSUBSCRIBED'],
	])('%s %s', async (method, path, body, event) => {
		const { sandbox, tell } = await open();
		const { status: answered } = await send(sandbox, method, path, { body });
		expect(answered).toBe(200);
		await tell();
		expect(names()).toEqual([event]);
		// The second time it changes nothing.
		await send(sandbox, method, path, { body });
		await tell();
		expect(names()).toEqual([event]);
	});

	it('says which state a campaign had', async () => {
		const { sandbox, tell } = await open();
		await send(sandbox, 'POST', '/campaigns/301/status', { body: { status: 'START' } });
		await tell();
		expect(received[0]?.json).toMatchObject({
			previous_status: 'PAUSED',
			current_status: 'ACTIVE',
			campaign_status: 'ACTIVE',
		});
	});
});

describe('bad manners', () => {
	const ids = () => new Set(received.map(({ headers }) => headers['x-request-id'])).size;

	it.each([
		[true, 1],
		[false, 2],
	])('each event twice, with the same id: %s', async (sameId, different) => {
		const { events, tell } = await open();
		Object.assign(events.deliveries.manners, { copies: 2, sameId });
		events.reply(place);
		await tell();
		expect(received).toHaveLength(2);
		expect(ids()).toBe(different);
		expect(received[0]?.body).toBe(received[1]?.body);
	});

	it('everything in one list', async () => {
		const { events, tell } = await open();
		events.deliveries.manners.together = true;
		const made = [...events.opened(place), ...events.clicked(place)];
		await tell();
		expect(received).toHaveLength(1);
		expect(JSON.parse(received[0]?.body ?? '')).toEqual([
			expect.objectContaining({ event_type: 'EMAIL_OPEN' }),
			expect.objectContaining({ event_type: 'EMAIL_LINK_CLICK' }),
		]);
		expect(made.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
	});

	it('the last event first', async () => {
		const { events, tell } = await open();
		Object.assign(events.deliveries.manners, { together: true, backwards: true });
		events.opened(place);
		events.clicked(place);
		await tell();
		const list = JSON.parse(received[0]?.body ?? '') as Array<{ event_type: string }>;
		expect(list.map(({ event_type }) => event_type)).toEqual(['EMAIL_LINK_CLICK', 'EMAIL_OPEN']);
	});

	it('late and in a burst', async () => {
		const { events, after } = await open();
		for (let count = 0; count < 500; count++) events.opened(place);
		await after(90);
		expect(received).toHaveLength(500);
		expect(ids()).toBe(500);
		expect(received[0]?.json.event_timestamp).toBe('2026-06-01T09:00:00.000Z');
	});
});

/** What the sandbox makes happen for each event that can be registered. */
const making: Record<string, (events: Sandbox['events']) => unknown> = {
	EMAIL_SENT: (events) => events.sent(place),
	FIRST_EMAIL_SENT: (events) => events.sent(place),
	EMAIL_OPEN: (events) => events.opened(place),
	EMAIL_LINK_CLICK: (events) => events.clicked(place),
	EMAIL_REPLY: (events) => events.reply(place),
	EMAIL_BOUNCE: (events) => events.bounced(place),
	LEAD_UNSUBSCRIBED: (events) => events.unsubscribed(place),
	LEAD_CATEGORY_UPDATED: (events) => events.categoryUpdated(place, null),
	CAMPAIGN_STATUS_CHANGED: (events) => events.statusChanged(301, 'DRAFTED'),
	UNTRACKED_REPLIES: (events) =>
		events.untracked('somebody@example.com', 'sender1@example.com', 'Hello'),
	MANUAL_STEP_REACHED: (events) => events.manualStep(place),
};

/** Only in a reply to a reply, which the sandbox does not have. */
const threaded = ['stats_thread_id'];

describe('a payload has the fields of the reference, and no other', () => {
	it.each(facts.events.filter(({ subscribable }) => subscribable))('$event', async (documented) => {
		const { events, register, tell } = await open();
		// A mail that belongs to no campaign is told to the account.
		await register({ association_type: 'user' });
		making[documented.event]?.(events);
		await tell();
		const payload = received.find(({ json }) => json.event_type === documented.event)?.json ?? {};
		const fields = Object.keys(documented.fields);
		expect(Object.keys(payload).filter((name) => !fields.includes(name))).toEqual([]);
		const missing = fields.filter((name) => !Object.hasOwn(payload, name));
		expect(missing.filter((name) => !threaded.includes(name))).toEqual([]);
	});
});
