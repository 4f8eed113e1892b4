import { mkdtempSync, rmSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import axios from 'axios';

import { client, key } from '../fixtures';
import { openNockDoor, openProxyDoor, Sandbox } from '../index';
import type { Fault, Neighbour, ProxyDoor } from '../index';
import { openTunnel, through } from './tunnel';

const base = 'https://server.smartlead.ai/api/v1';
const headers = { 'User-Agent': client };
const faults: Fault[] = ['reset', 'resetAfterHeaders', 'halfBody', 'dns', 'refused', 'certificate'];

describe('the nock door', () => {
	const sandbox = new Sandbox();
	let door: { close(): void };

	beforeAll(() => {
		door = openNockDoor(sandbox);
	});
	afterEach(() => sandbox.reset());
	afterAll(() => door.close());

	it('hands over raw body, query and headers (axios)', async () => {
		const body = '{ "name":  "Spaced",\n"client_id": 201 }';
		const { status, data } = await axios.post(`${base}/campaigns/create`, body, {
			params: { api_key: key },
			headers: { ...headers, 'Content-Type': 'application/json' },
		});
		expect(status).toBe(200);
		expect(data).toMatchObject({ ok: true, name: 'Spaced' });
		const [call] = sandbox.calls('campaign.create');
		expect(call?.body).toBe(body);
		expect(call?.query).toEqual({ api_key: key });
		expect(call?.json).toEqual({ name: 'Spaced', client_id: 201 });
		expect(call?.headers['user-agent']).toBe(client);
	});

	it('answers fetch, every verb, and repeated names of a query', async () => {
		const answer = await fetch(`${base}/campaigns?api_key=${key}&x=1&x=2`, { headers });
		expect(answer.status).toBe(400);
		expect(sandbox.log[0]?.query.x).toEqual(['1', '2']);
		const removed = await fetch(`${base}/campaigns/302?api_key=${key}`, {
			method: 'DELETE',
			headers,
		});
		expect(removed.status).toBe(200);
		expect(sandbox.state.campaigns.has(302)).toBe(false);
	});

	it('sends a body with DELETE', async () => {
		await axios.delete(`${base}/campaigns/301/email-accounts`, {
			params: { api_key: key },
			headers,
			data: { email_account_ids: [101] },
		});
		expect(sandbox.state.campaigns.get(301)?.emailAccountIds).toEqual([]);
	});

	it('closes every other host and notes it', async () => {
		await expect(axios.get('https://elsewhere.example.com/', { headers })).rejects.toThrow();
		expect(sandbox.blocked.join()).toContain('elsewhere.example.com');
	});

	it.each(faults)('breaks off: %s', async (fault) => {
		sandbox.misbehave({ id: 'client.getAll', answer: { status: 200, body: '[1,2,3]', fault } });
		const url = `${base}/client/?api_key=${key}`;
		const failed = await axios.get(url, { headers }).catch((error: unknown) => error);
		expect(axios.isAxiosError(failed)).toBe(true);
		const { code } = failed as { code?: string };
		const codes: Partial<Record<Fault, string>> = {
			dns: 'ENOTFOUND',
			refused: 'ECONNREFUSED',
			certificate: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			// What axios makes of an answer that stops before its end.
			halfBody: 'ERR_BAD_RESPONSE',
		};
		expect(code).toBe(codes[fault] ?? 'ECONNRESET');
		// The next one is answered again.
		expect((await axios.get(url, { headers })).status).toBe(200);
	});

	it('works while time stands still', async () => {
		// Sockets live by these three; with them faked nothing moves at all.
		jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
		try {
			const url = `${base}/client/?api_key=${key}`;
			expect((await axios.get(url, { headers })).status).toBe(200);
			sandbox.misbehave({ answer: { body: '[1,2,3]', fault: 'halfBody' } });
			await expect(axios.get(url, { headers })).rejects.toThrow();
		} finally {
			jest.useRealTimers();
		}
	});

	it('keeps silent until the client gives up', async () => {
		sandbox.misbehave({ id: 'client.getAll', answer: { fault: 'silence' } });
		const waiting = axios.get(`${base}/client/?api_key=${key}`, { headers, timeout: 50 });
		await expect(waiting).rejects.toMatchObject({ code: 'ECONNABORTED' });
	});
});

describe('the proxy door', () => {
	const sandbox = new Sandbox();
	const folder = mkdtempSync(join(tmpdir(), 'sandbox-door-'));
	let door: ProxyDoor;

	beforeAll(async () => {
		door = await openProxyDoor(sandbox, { folder });
	});
	afterEach(() => sandbox.reset());
	afterAll(async () => {
		await door.close();
		rmSync(folder, { recursive: true });
	});

	it.each(['server', 'smartdelivery', 'prospect-api', 'smart-senders'])(
		'answers as %s over TLS',
		async (name) => {
			const { status } = await through(
				door,
				`${name}.smartlead.ai`,
				'GET',
				'/nowhere?api_key=wrong',
			);
			expect(status).toBe(401);
			expect(sandbox.log[0]?.host).toBe(`${name}.smartlead.ai`);
		},
	);

	it('hands over body and query', async () => {
		const path = `/campaigns/create?api_key=${key}`;
		const answer = await through(door, 'server.smartlead.ai', 'POST', path, '{"name":"Tunnel"}');
		expect(JSON.parse(answer.text)).toMatchObject({ ok: true, name: 'Tunnel' });
		expect(sandbox.calls('campaign.create')[0]?.json).toEqual({ name: 'Tunnel' });
	});

	it('refuses a tunnel to any other host, and plain http, and notes both', async () => {
		const { status, socket } = await openTunnel(door, 'elsewhere.example.com:443');
		socket.destroy();
		expect(status).toBe(403);
		const plain = await new Promise<number | undefined>((resolve) => {
			const path = 'http://server.smartlead.ai/api/v1/client';
			httpGet({ host: '127.0.0.1', port: door.port, path }, (response) => {
				response.resume();
				resolve(response.statusCode);
			});
		});
		expect(plain).toBe(403);
		expect(sandbox.blocked).toEqual(['elsewhere.example.com', 'server.smartlead.ai']);
	});

	it('leads to a neighbour that is played beside SmartLead, and only where there is one', async () => {
		const neighbour: Neighbour = {
			host: 'registry.example.com',
			answer: (request, response) => response.end(request.url),
		};
		const beside = await openProxyDoor(sandbox, {
			folder: join(folder, 'beside'),
			neighbours: [neighbour],
		});
		const answer = await through(beside, neighbour.host, 'GET', '/package');
		const smartLead = await through(beside, 'server.smartlead.ai', 'GET', '/nowhere');
		await beside.close();
		expect(answer).toEqual({ status: 200, text: '/api/v1/package' });
		expect(smartLead.status).toBe(401);
		expect(sandbox.log).toHaveLength(1);
		const { status, socket } = await openTunnel(door, `${neighbour.host}:443`);
		socket.destroy();
		expect(status).toBe(403);
	});

	it.each(faults)('breaks off: %s', async (fault) => {
		sandbox.misbehave({ id: 'client.getAll', answer: { status: 200, body: '[1,2,3]', fault } });
		const path = `/client/?api_key=${key}`;
		await expect(through(door, 'server.smartlead.ai', 'GET', path)).rejects.toThrow();
		expect((await through(door, 'server.smartlead.ai', 'GET', path)).status).toBe(200);
	});

	it('rejects when its port is taken', async () => {
		const again = openProxyDoor(sandbox, { port: door.port, folder });
		await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});
});
