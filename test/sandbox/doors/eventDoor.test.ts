import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { keepSending, openProxyDoor, Sandbox } from '../index';
import type { ProxyDoor } from '../index';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-events-'));
const told: string[] = [];
let n8n: Server;
let sandbox: Sandbox;
let door: ProxyDoor;

beforeAll(async () => {
	n8n = createServer((request, response) => {
		told.push(request.url ?? '');
		request.resume();
		response.writeHead(200).end();
	});
	await new Promise<void>((resolve) => n8n.listen(0, '127.0.0.1', resolve));
	const deliverTo = `http://127.0.0.1:${(n8n.address() as AddressInfo).port}`;
	sandbox = new Sandbox({ webhooks: { deliverTo } });
	door = await openProxyDoor(sandbox, { folder });
});
afterAll(async () => {
	await door.close();
	await new Promise((resolve) => n8n.close(resolve));
	rmSync(folder, { recursive: true });
});
beforeEach(() => {
	sandbox.reset();
	told.length = 0;
});

/** A webhook that leads to the n8n on this machine. */
function listen(): void {
	const { webhookStore } = sandbox.state;
	const [seeded] = webhookStore.webhooks.values();
	if (!seeded) throw new Error('The seed has no webhook');
	const url = 'https://n8n.example.com/webhook/1';
	webhookStore.webhooks.set(1, { ...seeded, id: 1, name: 'Ours', url });
}

async function post(path: string) {
	const response = await fetch(`${door.url}/events/${path}`, { method: 'POST' });
	const text = await response.text();
	return { status: response.status, text };
}

describe('the event door', () => {
	it('lists what can happen, and all of it can', async () => {
		const menu = await (await fetch(`${door.url}/events`)).text();
		const addresses = [...menu.matchAll(/events\/([^']+)/g)].map(([, address]) => address ?? '');
		expect(addresses.length).toBeGreaterThanOrEqual(10);
		for (const address of addresses) {
			expect([address, (await post(address)).status]).toEqual([address, 200]);
		}
		expect(sandbox.blocked).toEqual([]);
	});

	it('tells the webhooks at once, and says so', async () => {
		listen();
		const { text } = await post('reply?lead=Lead2@example.com&text=Hello');
		expect(JSON.parse(text)).toEqual({
			happened: 'reply',
			told: [{ webhook: 'Ours', event: 'EMAIL_REPLY', status: 200, state: 'delivered' }],
		});
		expect(told).toEqual(['/webhook/1']);
		expect(JSON.parse((await post('open')).text)).toEqual({
			happened: 'open',
			told: [],
			hint: expect.stringContaining('EMAIL_REPLY of campaign 301'),
		});
	});

	it('says what is missing before anything is published, and tells no webhook of others', async () => {
		const { text } = await post('reply');
		expect(JSON.parse(text)).toEqual({
			happened: 'reply',
			told: [],
			hint: expect.stringMatching(/Publish a workflow .+ "Test this trigger"/),
		});
		expect(told).toEqual([]);
	});

	it('changes what it says has changed', async () => {
		await post('category?category=4');
		await post('status?status=COMPLETED');
		expect([...sandbox.state.campaignLeads.values()][0]?.categoryId).toBe(4);
		expect(sandbox.state.campaigns.get(301)?.status).toBe('COMPLETED');
	});

	it.each([
		['reply?lead=nobody@example.com', 'nobody@example.com is in no campaign'],
		['reply?campaign=302', 'lead1@example.com is in no campaign 302'],
		['category?category=99', 'There is no category 99'],
		['status?status=GONE', 'A status is one of'],
		['status?campaign=9', 'There is no campaign 9'],
		['lunch', 'lunch is none of'],
	])('refuses %s', async (path, message) => {
		const { status, text } = await post(path);
		expect(status).toBe(400);
		expect(text).toContain(message);
	});

	it('sends what the API has changed by and by', async () => {
		listen();
		const stop = keepSending(sandbox.events.deliveries, 20);
		sandbox.events.reply({ campaignId: 301, leadId: 5_995_000_001 });
		for (let tries = 0; told.length === 0 && tries < 100; tries++) await sleep(20);
		stop();
		expect(told).toHaveLength(1);
	});
});
