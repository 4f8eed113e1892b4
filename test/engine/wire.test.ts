import type { IDataObject, INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import { userAgent, version } from '../../nodes/engine/http/userAgent';
import type { Host } from '../../nodes/engine/spec/apiRequest';
import { operation } from '../../nodes/engine/spec/operation';
import { version as published } from '../../package.json';
import { hosts } from '../sandbox';
import { nodeOf } from './nodeOf';
import { byId, calls, stage } from './stage';

const { run, sandbox } = stage();

const field = (name: string, type: NodePropertyTypes = 'json'): INodeProperties => ({
	displayName: name,
	name,
	type,
	default: '',
});
const about = { id: 'test', name: 'Test', action: 'Test', description: 'Test' };
/** An answer to anything, for routes that the sandbox does not know. */
const answerAll = (body: IDataObject = { id: 1 }) =>
	sandbox.misbehave({ times: Infinity, answer: { body: JSON.stringify(body) } });
const parameters = { resource: 'test', operation: 'go' };

it('says which version of the node is calling', async () => {
	expect(version).toBe(published);
	await run(calls.get);
	expect(sandbox.log[0].headers['user-agent']).toBe(
		`n8n-nodes-smartlead/${published} (Mozilla/5.0 compatible)`,
	);
	const { SmartLeadApi } = await import('../../credentials/SmartLeadApi.credentials');
	expect(new SmartLeadApi().test.request.headers).toEqual({ 'user-agent': userAgent });
});

it.each(Object.entries(hosts) as Array<[Host, string]>)('%s is %s', async (host, name) => {
	answerAll();
	const nodeType = nodeOf({ go: operation({ ...about, request: 'GET /a/b' }) }, host);
	await run(parameters, { nodeType });
	expect(sandbox.log).toHaveLength(1);
	expect(sandbox.log[0]).toMatchObject({ host: name, path: '/api/v1/a/b', method: 'GET' });
});

it.each([
	'@evil.example.com',
	'//evil.example.com',
	'\\evil',
	'..%2f..',
	'https://evil.example.com',
])('%s in the path stays in the path', async (value) => {
	answerAll();
	const go = operation({ ...about, request: 'GET /a/{id}', path: { id: field('id', 'string') } });
	await run({ ...parameters, id: value }, { nodeType: nodeOf({ go }) });
	expect(sandbox.log).toHaveLength(1);
	expect(sandbox.log[0].host).toBe(hosts.server);
	expect(sandbox.log[0].path).toBe(`/api/v1/a/${encodeURIComponent(value)}`);
});

it('no URL in a parameter is fetched', async () => {
	answerAll();
	const go = operation({ ...about, request: 'POST /a', body: { url: field('url', 'string') } });
	const url = 'https://evil.example.com/file';
	await run({ ...parameters, url }, { nodeType: nodeOf({ go }) });
	expect(sandbox.log).toHaveLength(1);
	expect(sandbox.log[0].json).toEqual({ url });
	expect(sandbox.blocked).toEqual([]);
});

it('repeats the name for each entry of a list in the query, and encodes the values', async () => {
	answerAll();
	const query = { ids: field('ids'), q: field('q', 'string') };
	const go = operation({ ...about, request: 'GET /a', query });
	await run({ ...parameters, ids: '[1,2,3]', q: 'a&b=c #+é' }, { nodeType: nodeOf({ go }) });
	expect(sandbox.log[0].query).toMatchObject({ ids: ['1', '2', '3'], q: 'a&b=c #+é' });
});

it.each(['POST /a', 'PUT /a', 'PATCH /a', 'DELETE /a'] as const)(
	'%s sends JSON',
	async (request) => {
		answerAll();
		const body = { list: field('list'), zero: field('zero', 'number'), no: field('no', 'boolean') };
		const go = operation({ ...about, request, body });
		const values = { list: '[{"a":"é\\n"}]', zero: 0, no: false };
		await run({ ...parameters, ...values }, { nodeType: nodeOf({ go }) });
		expect(sandbox.log[0].json).toEqual({ list: [{ a: 'é\n' }], zero: 0, no: false });
		expect(sandbox.log[0].headers['content-type']).toMatch(/^application\/json/);
	},
);

it('a POST without content sends an empty object, a GET nothing', async () => {
	answerAll();
	const operations = {
		go: operation({ ...about, request: 'POST /a' }),
		get: operation({ ...about, request: 'GET /a' }),
	};
	await run(parameters, { nodeType: nodeOf(operations) });
	await run({ ...parameters, operation: 'get' }, { nodeType: nodeOf(operations) });
	expect(sandbox.log[0].body).toBe('{}');
	expect(sandbox.log[0].headers['content-type']).toMatch(/^application\/json/);
	expect(sandbox.log[1].body).toBe('');
	expect(sandbox.log[1].headers['content-type']).toBeUndefined();
});

it('a POST that only reads overlaps and is sent again', async () => {
	sandbox.misbehave({ times: 2, answer: { status: 502 } });
	answerAll({ ok: true, data: [{ id: 1 }] });
	const go = operation({ ...about, request: 'POST /search', readOnly: true });
	const { json } = await run(parameters, { nodeType: nodeOf({ go }), items: [{}, {}, {}] });
	expect(sandbox.log).toHaveLength(5);
	expect(json).toEqual([{ id: 1 }, { id: 1 }, { id: 1 }]);
});

it.each(['credits', 'money'] as const)(
	'what costs %s is never repeated after an uncertain end, even where it is idempotent',
	async (cost) => {
		sandbox.misbehave({ times: Infinity, answer: { status: 502 } });
		const go = operation({ ...about, request: 'POST /buy', idempotent: true, cost });
		const { error } = await run(parameters, { nodeType: nodeOf({ go }) });
		expect(sandbox.log).toHaveLength(1);
		expect(error?.description).toMatch(/so that nothing is paid twice/);
	},
);

it('a refused page of a limited route does not keep others waiting', async () => {
	const headers = { 'Retry-After': '300' };
	sandbox.misbehave({ path: /leads-statistics/, answer: { status: 429, headers, body: '{}' } });
	answerAll();
	const operations = {
		go: operation({ ...about, request: 'GET /campaigns/all-leads-activities' }),
		slow: operation({
			...about,
			request: 'GET /campaigns/{id}/leads-statistics',
			path: { id: field('id', 'string') },
		}),
	};
	const credentials = { apiKey: 'shared-by-both-0123456789' };
	const nodeType = nodeOf(operations);
	const options = { maxWait: 0 };
	const slow = { resource: 'test', operation: 'slow', id: '1', options };
	expect((await run(slow, { nodeType, credentials })).error?.httpCode).toBe('429');
	expect((await run({ ...parameters, options }, { nodeType, credentials })).error).toBeUndefined();
	expect((await run(slow, { nodeType, credentials })).error?.httpCode).toBe('429');
	expect(sandbox.log).toHaveLength(2);
});

it('campaign ids stay whole: beyond 32 bits, and as text', async () => {
	answerAll();
	await run({ ...calls.get, campaignId: byId(' 5995000001 ') });
	expect(sandbox.log[0].path).toBe('/api/v1/campaigns/5995000001');
});
