import type { IHttpRequestMethods, IHttpRequestOptions, INodeType } from 'n8n-workflow';

import { SmartLeadApi } from '../../credentials/SmartLeadApi.credentials';
import { userAgent } from '../../nodes/engine/http/userAgent';
import { hosts, operationById } from '../sandbox';
import { byId } from './row';
import { scene } from './scene';

const credential = new SmartLeadApi();
const api_key = 'an example key';
const headers = { 'user-agent': userAgent };
const url = `https://${hosts.server}/api/v1/campaigns/create`;

const signed = async (
	sendKeyIn: string | undefined,
	options: Partial<IHttpRequestOptions>,
	apiKey: string = api_key,
) =>
	await credential.authenticate(
		{ apiKey, ...(sendKeyIn ? { sendKeyIn } : {}) },
		{ url, ...options },
	);

describe('the key goes into the query', () => {
	test.each<IHttpRequestMethods>(['GET', 'POST', 'PATCH', 'DELETE'])('of a %s', async (method) => {
		const body = { name: 'x' };
		const options = await signed('query', { method, qs: { offset: 0 }, body });
		expect(options).toEqual({ url, method, headers, qs: { offset: 0, api_key }, body });
	});

	test('of a credential from before there was a choice', async () => {
		expect(await signed(undefined, { method: 'POST' })).toMatchObject({ qs: { api_key } });
	});
});

describe('the key goes into the body', () => {
	test.each<IHttpRequestMethods>(['POST', 'PATCH'])('of a %s', async (method) => {
		const options = await signed('body', { method, body: { name: 'x' }, qs: { a: 1 } });
		expect(options).toEqual({ url, method, headers, body: { name: 'x', api_key }, qs: { a: 1 } });
	});

	test('that says nothing else', async () => {
		expect((await signed('body', { method: 'POST', body: '{}' })).body).toEqual({ api_key });
		expect((await signed('body', { method: 'POST', body: {} })).body).toEqual({ api_key });
	});

	test.each<[string, Partial<IHttpRequestOptions>]>([
		['a GET', { method: 'GET' }],
		['a DELETE with a body', { method: 'DELETE', body: { ids: [1] } }],
		['a list', { method: 'POST', body: [{ a: 1 }] }],
		['a text', { method: 'POST', body: 'a,b' }],
		['no body', { method: 'POST' }],
		['bytes', { method: 'POST', body: Buffer.from('a').toString('base64') }],
	])('but %s has no place for it there', async (_, options) => {
		expect(await signed('body', options)).toEqual({ url, ...options, headers, qs: { api_key } });
	});
});

test.each(['query', 'body'])(
	'what is asked for is left as it was: the key is in the copy (%s)',
	async (sendKeyIn) => {
		const options: IHttpRequestOptions = { url, method: 'POST', qs: { a: 1 }, body: { b: 2 } };
		const before = structuredClone(options);
		const copy = await credential.authenticate({ apiKey: api_key, sendKeyIn }, options);
		expect(JSON.stringify(copy)).toContain(api_key);
		expect(options).toEqual(before);
	},
);

describe('a request of another node', () => {
	test.each(['httpRequestWithAuthentication', 'requestWithAuthentication'] as const)(
		'is not refused for the name of n8n (%s)',
		async (helper) => {
			const { run, sandbox } = scene();
			const where = { resource: 'campaign', operation: 'getAll' };
			const address = `https://${hosts.server}/api/v1/campaigns/`;
			const { error } = await run(where, {}, [{}], { nodeType: asking(helper, address) });
			expect(error).toBeUndefined();
			expect(sandbox.log).toMatchObject([{ headers: { 'user-agent': userAgent } }]);
		},
	);

	test.each(['User-Agent', 'user-agent'])('keeps a %s of its own', async (name) => {
		const options = await signed('query', { headers: { [name]: 'mine', accept: '*/*' } });
		expect(options.headers).toEqual({ [name]: 'mine', accept: '*/*' });
	});
});

/** A node that asks with this credential as n8n's HTTP Request node does. */
const asking = (
	helper: 'httpRequestWithAuthentication' | 'requestWithAuthentication',
	address: string,
): INodeType => ({
	description: {
		displayName: 'Asking',
		name: 'asking',
		group: ['input'],
		version: 1,
		description: '',
		defaults: { name: 'Asking' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: credential.name }],
		properties: [],
	},
	async execute() {
		const request = { method: 'GET' as const, url: address, json: true };
		await this.helpers[helper].call(this, credential.name, request);
		return [this.getInputData()];
	},
});

test('spaces and line ends around the key are not part of it', async () => {
	expect((await signed('query', {}, ` ${api_key}\n`)).qs).toEqual({ api_key });
});

describe('the test of the credential', () => {
	const { request, rules = [] } = credential.test;

	test('asks for the campaigns, by a name that is not refused', () => {
		const { path, host } = operationById('campaign.getAll');
		expect(`${request.baseURL}${request.url}`).toBe(`https://${hosts[host]}/api/v1${path}`);
		expect(request.headers).toEqual({ 'user-agent': userAgent });
		expect(request.method ?? 'GET').toBe('GET');
	});

	test.each([401, 403])('has a sentence for %s', (status) => {
		const rule = rules.find(
			({ type, properties }) => type === 'responseCode' && properties.value === status,
		);
		expect(rule?.properties).toMatchObject({
			message: expect.stringMatching(/^SmartLead .+\.$/) as string,
		});
	});
});

test('its fields: a hidden key, and other nodes may use it for the four hosts only', () => {
	const field = (wanted: string) => credential.properties.find(({ name }) => name === wanted);
	expect(field('apiKey')?.typeOptions).toEqual({ password: true });
	expect(field('allowedHttpRequestDomains')?.default).toBe('domains');
	const allowed = String(field('allowedDomains')?.default).split(', ');
	expect(allowed.sort()).toEqual(Object.values(hosts).sort());
});

describe('the node with the key in the body', () => {
	test('sends it there, and in the URL where there is no body', async () => {
		const { run, sandbox, apiKey } = scene();
		const credentials = { apiKey, sendKeyIn: 'body' };
		const sent: Array<[string, Record<string, unknown>]> = [
			['duplicate', { campaignId: byId(301) }],
			['get', { campaignId: byId(301) }],
			['removeEmailAccounts', { campaignId: byId(301), emailAccountIds: [101] }],
		];
		for (const [operation, parameters] of sent) {
			const where = { resource: 'campaign', operation };
			const { error } = await run(where, parameters as never, [{}], { credentials });
			expect([operation, error]).toEqual([operation, undefined]);
		}
		expect(sandbox.log.map(({ method, query, json }) => [method, query, json])).toEqual([
			['POST', {}, { api_key: apiKey }],
			['GET', { api_key: apiKey }, undefined],
			['DELETE', { api_key: apiKey }, { email_account_ids: [101] }],
		]);
	});

	test('a refused key is no key in the error', async () => {
		const { run } = scene();
		const where = { resource: 'campaign', operation: 'create' };
		const credentials = { apiKey: 'quite another key', sendKeyIn: 'body' };
		const { error } = await run(where, { name: 'x' }, [{}], { credentials });
		expect(error?.message).toBe('SmartLead refused the API key');
		expect(error?.httpCode).toBe('401');
	});
});
