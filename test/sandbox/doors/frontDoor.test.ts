import { callTo, client, key, send } from '../fixtures';
import { Sandbox } from '../index';
import type { ApiCall, HostName } from '../index';

describe('the key', () => {
	const sandbox = new Sandbox();
	const withKey = (call: ApiCall, api_key?: string): ApiCall => ({
		...call,
		query: api_key === undefined ? {} : { api_key },
	});

	it.each(['server', 'smartdelivery', 'smart-senders'] as HostName[])(
		'is refused on %s when it is wrong or missing',
		async (host) => {
			for (const wrong of [undefined, '', 'other']) {
				const answer = await sandbox.handle(withKey(callTo('GET', '/x', { host }), wrong));
				expect(answer.status).toBe(401);
				expect(JSON.parse(answer.body)).toEqual({ message: 'Invalid API Key' });
			}
		},
	);

	it('is refused by prospect-api in three ways of its own', async () => {
		const ask = async (method: string, path: string, wrong?: string) => {
			const body = method === 'POST' ? {} : undefined;
			const call = callTo(method, `/search-email-leads${path}`, { host: 'prospect-api', body });
			return JSON.parse((await sandbox.handle(withKey(call, wrong))).body) as unknown;
		};
		const usual = { statusCode: 401, success: false, message: 'Unauthorized' };
		const unknown = { ...usual, error: 'User not authenticated' };
		expect(await ask('GET', '/countries')).toEqual(unknown);
		expect(await ask('POST', '/search-contacts', 'other')).toEqual(unknown);
		expect(await ask('POST', '/search-contacts')).toEqual({
			...usual,
			error: 'API key is required',
		});
		expect(await ask('POST', '/search-contacts/find-emails')).toEqual({
			success: false,
			message: 'User not authenticated',
			data: null,
		});
	});

	it('may come in the JSON body of POST, but not of DELETE', async () => {
		const body = { api_key: key, name: 'By body' };
		const created = await sandbox.handle(withKey(callTo('POST', '/campaigns/create', { body })));
		expect(created.status).toBe(200);
		const ids = { api_key: key, email_account_ids: [101] };
		const path = '/campaigns/301/email-accounts';
		const removed = await sandbox.handle(withKey(callTo('DELETE', path, { body: ids })));
		expect(removed.status).toBe(401);
	});
});

describe('what stands in front', () => {
	const sandbox = new Sandbox();

	it.each(['', 'axios/1.7.2', 'node-fetch', 'n8n', 'python-requests/2.31'])(
		'blocks the client "%s" with a page',
		async (agent) => {
			const call = callTo('GET', '/campaigns/', { headers: { 'User-Agent': agent } });
			const answer = await sandbox.handle(call);
			expect(answer.status).toBe(403);
			expect(answer.body).toMatch(/^<html>/);
		},
	);

	it('lets a client with a name of its own pass', async () => {
		for (const agent of [client, 'n8n-nodes-smartlead/1.0.0 (Mozilla/5.0 compatible)']) {
			const headers = { 'User-Agent': agent };
			expect((await send(sandbox, 'GET', '/campaigns/', { headers })).status).toBe(200);
		}
	});

	it('has a page for addresses it does not know, and blocks other hosts', async () => {
		const lost = await send(sandbox, 'GET', '/<b>');
		expect(lost.status).toBe(404);
		expect(lost.value).toContain('Cannot GET /api/v1/&lt;b&gt;');
		const bare = { ...callTo('GET', '/campaigns'), path: '/campaigns' };
		expect((await sandbox.handle(bare)).status).toBe(404);
		const elsewhere = { ...bare, host: 'other.example.com' };
		expect((await sandbox.handle(elsewhere)).status).toBe(403);
		expect(sandbox.blocked).toEqual(['other.example.com']);
	});

	it('says when it answered', async () => {
		const clocked = new Sandbox({ clock: { now: () => Date.UTC(2026, 0, 1) } });
		const { answer } = await send(clocked, 'GET', '/client/');
		expect(answer.headers.Date).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
	});

	it('takes as long as it is told', async () => {
		const started = Date.now();
		await send(new Sandbox({ latencyMs: 40 }), 'GET', '/client/');
		expect(Date.now() - started).toBeGreaterThanOrEqual(35);
	});
});
