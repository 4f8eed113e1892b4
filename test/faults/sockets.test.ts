import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';

import type { INodeParameters } from 'n8n-workflow';

import { runNode, testKey } from '../engine/runNode';
import { openProxyDoor, Sandbox, type ApiAnswer, type Fault, type ProxyDoor } from '../sandbox';

/** The faults of the table that are made of sockets, names and certificates, on real ones. */
const sandbox = new Sandbox({ keys: [testKey] });
const folder = mkdtempSync(join(tmpdir(), 'faults-'));
const create: INodeParameters = { resource: 'campaign', operation: 'create', name: 'Example' };
const getAll: INodeParameters = { resource: 'campaign', operation: 'getAll' };
const patience: INodeParameters = { options: { maxWait: 0 } };
const before = process.env.HTTPS_PROXY;
let door: ProxyDoor;

beforeAll(async () => {
	door = await openProxyDoor(sandbox, { folder });
});
beforeEach(() => sandbox.reset());
afterEach(() => {
	if (before === undefined) delete process.env.HTTPS_PROXY;
	else process.env.HTTPS_PROXY = before;
});
afterAll(async () => {
	await door.close();
	rmSync(folder, { recursive: true });
});

describe('nothing leaves this machine', () => {
	const rows: Array<[string, () => string, RegExp, RegExp]> = [
		[
			'a wrong certificate',
			() => door.url,
			/its certificate was not accepted \(server\.smartlead\.ai\)$/,
			/SIGN|ISSUER|CERT/,
		],
		[
			'a name that is not found',
			() => 'http://nowhere.invalid:3128',
			/its name could not be found \(server\.smartlead\.ai\)$/,
			/ENOTFOUND|EAI_AGAIN/,
		],
		[
			'a port where nobody listens',
			() => 'http://127.0.0.1:1',
			/the connection was refused \(server\.smartlead\.ai\)$/,
			/ECONNREFUSED/,
		],
	];

	test.each(rows)('%s', async (_, proxy, message, code) => {
		process.env.HTTPS_PROXY = proxy();
		const { error, json } = await runNode({ parameters: { ...create, ...patience } });
		expect(error?.message).toMatch(/^SmartLead could not be reached: /);
		expect(error?.message).toMatch(message);
		expect(error?.httpCode).toMatch(code);
		expect(error?.description).toMatch(/^Nothing was sent\. /);
		expect(json).toEqual([]);
		expect(sandbox.log).toEqual([]);
	});
});

/** Node reads whom it trusts when it starts, so the door's own authority is handed to each connection. */
function trust({ caFile }: ProxyDoor): void {
	const ca = readFileSync(caFile);
	const original = tls.createSecureContext;
	jest
		.spyOn(tls, 'createSecureContext')
		.mockImplementation((options) => original({ ...options, ca }));
}

describe('on the wire', () => {
	const body = JSON.stringify({ ok: true, id: 1, name: 'Example' });

	beforeEach(() => {
		process.env.HTTPS_PROXY = door.url;
		trust(door);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});

	test.each<[Fault, string]>([
		['reset', 'The connection broke off'],
		['resetAfterHeaders', 'Its answer broke off'],
		['halfBody', 'Its answer broke off'],
	])('%s', async (fault, why) => {
		sandbox.misbehave({ id: 'campaign.create', after: true, answer: { body, fault } });
		// What would show that it was done cannot be read.
		sandbox.misbehave({ id: 'campaign.getAll', answer: { status: 401 } });
		const { error, json } = await runNode({ parameters: create });
		expect(error?.message).toBe('This may or may not have happened in SmartLead');
		expect(error?.description).toBe(
			`${why}. It was not sent again. Look in SmartLead before you run it again.`,
		);
		expect(json).toEqual([]);
		expect(sandbox.calls('campaign.create')).toHaveLength(1);
		expect(sandbox.state.campaigns.size).toBe(3);
	});

	test('a read is asked again on a new connection', async () => {
		sandbox.misbehave({ id: 'campaign.getAll', answer: { body, fault: 'halfBody' } });
		const { error, json } = await runNode({ parameters: getAll });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(2);
		expect(sandbox.calls('campaign.getAll')).toHaveLength(2);
	});

	test.each<[string, Partial<ApiAnswer>]>([
		['while an answer is awaited', { fault: 'silence' }],
		['in the wait after a 429', { status: 429, headers: { 'Retry-After': '60' } }],
	])('an execution that is stopped %s ends without waiting on', async (_, answer) => {
		sandbox.misbehave({ times: Infinity, answer });
		let stoppedAt = Infinity;
		const onStart = (cancel: () => void) => {
			const waiting = setInterval(() => {
				if (sandbox.log.length === 0) return;
				clearInterval(waiting);
				stoppedAt = Date.now();
				cancel();
			}, 100);
		};
		const { json } = await runNode({ parameters: create, onStart });
		// A busy machine has its pauses; the wait would take a minute, the time-out two.
		expect(Date.now() - stoppedAt).toBeLessThan(20_000);
		expect(json).toEqual([]);
		expect(sandbox.log).toHaveLength(1);
	});
});
