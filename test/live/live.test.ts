import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	catalog,
	everyShape,
	hosts,
	openProxyDoor,
	Sandbox,
	type SandboxOptions,
} from '../sandbox';
import { toCall } from '../sandbox/doors/call';
import { checkAll, linesFor, summary, type Checked, type CheckOptions } from './check';
import { KeyRefused } from './client';
import { checkLive } from './main';
import { asked, leftOut } from './operations';
import { sender, type LiveRequest, type Send } from './send';
import { differences, nearest, shapeOf, type Shape } from './shape';

const apiKey = 'live/key+of the tests 0123456789';

/** Asks a sandbox, with no network and no waiting. */
async function check(sandbox: Sandbox, more: Partial<CheckOptions> = {}) {
	const waited: number[] = [];
	const lines: string[] = [];
	let time = Date.parse('2026-06-01T09:00:00Z');
	const send: Send = async ({ method, url, body = '' }: LiveRequest) => {
		const { host, pathname, search } = url;
		const headers = { 'user-agent': 'check (Mozilla/5.0)', 'content-type': 'application/json' };
		const target = pathname + search;
		const answer = await sandbox.handle(toCall({ method, host, target, headers, body }));
		if (answer.fault) throw new Error(`socket hang up at ${url.href}`);
		return {
			status: answer.status,
			headers: Object.fromEntries(
				Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]),
			),
			text: answer.body,
		};
	};
	const results = await checkAll({
		apiKey,
		send,
		sleep: async (ms) => {
			waited.push(ms);
			time += ms;
		},
		now: () => time,
		done: (checked) => lines.push(...linesFor(checked)),
		...more,
	});
	return { results, lines, waited, text: lines.join('\n') };
}

const open = (options: SandboxOptions = {}) => new Sandbox({ keys: [apiKey], ...options });
const of = (results: Checked[], id: string) => results.find((one) => one.id === id);

describe.each(everyShape)('all operations, answers as %s', (shapes) => {
	test('are asked once, as documented, without an effect or a trace of the key', async () => {
		const sandbox = open({ shapes });
		const before = JSON.stringify([...sandbox.state.campaigns]);
		const { results, text, waited } = await check(sandbox);

		expect(results.map(({ id }) => id).sort()).toEqual(asked.map(({ id }) => id).sort());
		expect(results.filter(({ how }) => how === 'lost')).toEqual([]);
		// 501: the stand-in does not have it yet, or not in the form in which a list is the whole body.
		const refused = results.filter(({ how, status }) => how === 'refused' && status !== 501);
		const others = refused
			.map(({ id }) => id)
			// Contacts are asked for by ids or a filter, which the reference only says in words.
			.filter((id) => !['emailAccount.fetchMessagesBulk', 'prospect.getContacts'].includes(id));
		expect(others).toEqual([]);
		for (const { id } of sandbox.log) expect(asked.map((one) => one.id)).toContain(id);
		expect(new Set(sandbox.log.map(({ id }) => id)).size).toBe(sandbox.log.length);
		expect(JSON.stringify([...sandbox.state.campaigns])).toBe(before);
		expect(waited.every((ms) => ms === 2000)).toBe(true);
		expect(waited).toHaveLength(sandbox.log.length - 1);

		for (const part of [apiKey, encodeURIComponent(apiKey), 'example.com', 'Example']) {
			expect(text).not.toContain(part);
		}
		expect(summary(results)).toMatch(new RegExp(`^${asked.length} operations: \\d+ as documented`));
	});
});

test('only what reads, costs nothing and mails nobody is asked', () => {
	expect(asked.length).toBeGreaterThan(100);
	const others = catalog.filter(({ id }) => !asked.some((one) => one.id === id));
	for (const { id, readOnly, cost, sendsEmail } of others) {
		if (Object.hasOwn(leftOut, id)) continue;
		expect([id, !readOnly || cost !== null || sendsEmail]).toEqual([id, true]);
	}
});

test('ids come from the lists', async () => {
	const sandbox = open();
	const { results } = await check(sandbox, { only: 'campaignLead.getMessageHistory' });
	expect(of(results, 'campaignLead.getMessageHistory')?.status).toBe(200);
	expect(sandbox.log.map(({ path }) => path)).toEqual([
		'/api/v1/campaigns/',
		'/api/v1/campaigns/301/leads',
		'/api/v1/campaigns/301/leads/5995000001/message-history',
		expect.stringMatching(/message-history-for-leads/),
	]);
});

test('what no list has is skipped', async () => {
	const sandbox = open();
	sandbox.state.campaigns.clear();
	const { text } = await check(sandbox, { only: 'campaign.get' });
	expect(text).toMatch(/campaign\.get +skipped: no list has one: campaign/);
});

test('differences are told by names and types', async () => {
	const sandbox = open();
	const body = JSON.stringify({
		ok: true,
		data: [{ id: '7', vendor_name: 'Somebody', rating: 5 }],
	});
	sandbox.misbehave({ id: 'client.getAll', answer: { status: 200, headers: {}, body } });
	const { lines, text } = await check(sandbox, { only: 'client.getAll' });
	expect(lines).toEqual(
		expect.arrayContaining([
			expect.stringMatching(/type data\[\]\.id: string, documented as number/),
			expect.stringMatching(/missing data\[\]\.name: string/),
			expect.stringMatching(/extra data\[\]\.rating: number/),
		]),
	);
	expect(text).not.toContain('Somebody');
});

test('a refusal is told in the words of the API, without what may be somebody’s', async () => {
	const sandbox = open();
	const message = `No plan for kim@example.com (account 123456) with ${apiKey}`;
	const body = JSON.stringify({ error: { message } });
	sandbox.misbehave({ id: 'client.getAll', answer: { status: 403, headers: {}, body } });
	const { lines } = await check(sandbox, { only: 'client.getAll' });
	expect(lines[0]).toMatch(
		/^403 .+refused: No plan for \(email\) \(account \(number\)\) with \*\*\*$/,
	);
});

test('the rate limit is waited out, a lost answer is told, a refused key ends it', async () => {
	const sandbox = open();
	const limited = { status: 429, headers: { 'Retry-After': '7' }, body: '' };
	sandbox.misbehave({ id: 'client.getAll', answer: limited });
	const { results, waited } = await check(sandbox, { only: 'client.getAll' });
	expect(of(results, 'client.getAll')?.status).toBe(200);
	expect(waited).toContain(7000);

	sandbox.misbehave({ id: 'client.getAll', answer: { fault: 'reset' } });
	const { text } = await check(sandbox, { only: 'client.getAll' });
	expect(text).toContain('no answer: socket hang up');
	expect(text).toMatch(/api_key=\*\*\*$/m);

	await expect(check(new Sandbox({ keys: ['another'] }))).rejects.toThrow(KeyRefused);
});

test('a proxy such as that of the sandbox', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'live-'));
	const sandbox = open();
	const door = await openProxyDoor(sandbox, { folder });
	try {
		const ca = readFileSync(door.caFile, 'utf8');
		const send = sender({ proxy: door.url, ca });
		const { results } = await check(sandbox, { send, only: 'emailAccountTag' });
		expect(results.map(({ status }) => status)).toEqual([200, 200, 200]);
		const foreign = new URL('https://example.com/');
		await expect(send({ method: 'GET', url: foreign })).rejects.toThrow('refused the way');
		expect(hosts.server).toBe(sandbox.log[0]?.host);
	} finally {
		await door.close();
		rmSync(folder, { recursive: true, force: true });
	}
});

describe('the command', () => {
	const { CI, SMARTLEAD_API_KEY } = process.env;
	afterEach(() => {
		for (const [name, value] of Object.entries({ CI, SMARTLEAD_API_KEY })) {
			if (value === undefined) delete process.env[name];
			else process.env[name] = value;
		}
	});

	const run = async (environment: Record<string, string | undefined>, ...args: string[]) => {
		delete process.env.CI;
		delete process.env.SMARTLEAD_API_KEY;
		for (const [name, value] of Object.entries(environment)) {
			if (value !== undefined) process.env[name] = value;
		}
		const lines: string[] = [];
		const code = await checkLive(args, (line) => lines.push(line));
		return { code, text: lines.join('\n') };
	};

	test('does not run in CI', async () => {
		const { code, text } = await run({ CI: 'true', SMARTLEAD_API_KEY: apiKey });
		expect([code, text]).toEqual([2, expect.stringContaining('does not run in CI')]);
	});

	test('wants a key, and a pace', async () => {
		const { code, text } = await run({});
		expect([code, text]).toEqual([2, expect.stringContaining('SMARTLEAD_API_KEY=… npm run')]);
		const slow = await run({ SMARTLEAD_API_KEY: apiKey }, '--per-minute', 'none');
		expect(slow.code).toBe(2);
	});

	test('says how it is used', async () => {
		const { code, text } = await run({ CI: 'true' }, '--help');
		expect([code, text]).toEqual([0, expect.stringContaining('--only')]);
	});
});

describe('shapes', () => {
	test.each<[unknown, Shape]>([
		[
			{ a: 1, b: [{ c: 'x' }, { c: 2, d: null }] },
			{ a: 'number', b: [{ c: 'number|string', d: 'null' }] },
		],
		[{ data: { '7': [1], '8': [] } }, { data: { '*': ['number'] } }],
		[{ custom_fields: { anything: 'x' } }, { custom_fields: { '*': 'string' } }],
		[{ '2026-01-31': 1 }, { '*': 'number' }],
		['a,b\n1,2', 'string'],
		[[], []],
	])('of %j', (value, shape) => {
		expect(shapeOf(value)).toEqual(shape);
	});

	test('an empty list, null and an empty map fit everything', () => {
		const documented = shapeOf({ rows: [{ a: 1 }], map: { '1': 'x' }, none: null });
		expect(differences(documented, shapeOf({ rows: [], map: {}, none: 5 }))).toEqual([]);
	});

	test('the nearest of several documented answers counts', () => {
		const one = shapeOf({ a: 1, b: 2, c: 3 });
		const other = shapeOf([{ a: 1 }]);
		expect(nearest([one, other], shapeOf([{ a: 1, b: 2 }]))).toEqual([
			{ kind: 'extra', at: '[].b', what: 'number' },
		]);
		expect(nearest([other, one], shapeOf({ a: 'x' }))).toHaveLength(3);
	});

	test('those of the reference are there, and hold no values', () => {
		const text = readFileSync(join(__dirname, 'shapes.json'), 'utf8');
		const shapes = JSON.parse(text) as Record<string, Shape[]>;
		expect(Object.keys(shapes).sort()).toEqual(asked.map(({ id }) => id).sort());
		const types = new Set(Object.values(shapes).flatMap((shape) => typesIn(shape)));
		const known = ['boolean', 'null', 'number', 'string', 'list', 'object'];
		expect(
			[...types].flatMap((type) => type.split('|')).filter((type) => !known.includes(type)),
		).toEqual([]);
	});
});

const typesIn = (shape: Shape): string[] =>
	typeof shape === 'string' ? [shape] : Object.values(shape).flatMap((inner) => typesIn(inner));
