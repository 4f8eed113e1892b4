import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { SmartLeadApi } from '../../credentials/SmartLeadApi.credentials';
import type { ApiAnswer, ApiCall } from '../sandbox';
import { byId, calls, people, stage } from './stage';

// runNode itself asserts after every run that the key is nowhere in what n8n would store.
const { run, sandbox, key } = stage();

const urlOf = ({ host, path, query }: ApiCall) =>
	`https://${host}${path}?${new URLSearchParams(query as Record<string, string>).toString()}`;
const rawKey = ({ query, body }: ApiCall) =>
	String(query.api_key ?? (JSON.parse(body || '{}') as { api_key?: string }).api_key);

describe('an answer that echoes the key', () => {
	const echoes: Array<[string, (call: ApiCall) => Partial<ApiAnswer>]> = [
		[
			'the URL in a 404',
			(call) => ({ status: 404, body: JSON.stringify({ message: `Cannot GET ${urlOf(call)}` }) }),
		],
		[
			'the key in a 401',
			(call) => ({
				status: 401,
				body: JSON.stringify({ message: `Invalid API Key ${rawKey(call)}` }),
			}),
		],
		[
			'the key as a field name',
			(call) => ({ status: 422, body: JSON.stringify({ error: 'No', field: rawKey(call) }) }),
		],
		[
			'a page with the URL',
			(call) => ({ status: 403, body: `<html><body>${urlOf(call)}</body></html>` }),
		],
		[
			'a plain text',
			(call) => ({ status: 400, body: `bad key ${rawKey(call)} in ${urlOf(call)}` }),
		],
		['a 502', (call) => ({ status: 502, body: rawKey(call) })],
		[
			'a 429',
			(call) => ({
				status: 429,
				headers: { 'Retry-After': '9999' },
				body: JSON.stringify({ message: rawKey(call) }),
			}),
		],
		[
			'a Location',
			(call) => ({
				status: 302,
				headers: {
					Location: `https://${encodeURIComponent(rawKey(call))}.example.com/?${rawKey(call)}`,
				},
			}),
		],
		[
			'half a JSON',
			(call) => ({ status: 200, body: `{"echo":"${encodeURIComponent(rawKey(call))}` }),
		],
		[
			'a success',
			(call) => ({
				body: JSON.stringify({
					id: 1,
					name: rawKey(call),
					url: urlOf(call),
					list: [{ [rawKey(call)]: 1 }],
				}),
			}),
		],
		['a text as success', (call) => ({ body: `done for ${rawKey(call)}` })],
	];

	it.each(echoes)('%s', async (_, answer) => {
		for (const parameters of [{ ...calls.get, simplify: false }, calls.create]) {
			sandbox.misbehave({ times: 4, answer });
			const { error, json } = await run(parameters);
			expect(error ?? json[0]).toBeDefined();
			sandbox.reset();
		}
	});

	it.each(echoes)('%s, under Continue On Fail', async (_, answer) => {
		sandbox.misbehave({ times: Infinity, answer });
		const node = { onError: 'continueRegularOutput' } as const;
		const { json } = await run(calls.addLeads, { items: people(3), node });
		expect(json).toHaveLength(3);
	});

	it('is readable but for the key', async () => {
		sandbox.misbehave({ answer: echoes[0][1] });
		const { error } = await run(calls.get);
		expect(error?.message).toBe(
			'Cannot GET https://server.smartlead.ai/api/v1/campaigns/301?api_key=***',
		);
		sandbox.misbehave({ answer: echoes[9][1] });
		const { json } = await run({ ...calls.get, simplify: false });
		expect(json).toMatchObject([{ name: '***', list: [{ '***': 1 }] }]);
	});

	it('a CSV', async () => {
		const csv = (call: ApiCall) =>
			`email,note\nx@example.com,"${rawKey(call).replaceAll('"', '""')}"`;
		sandbox.misbehave({ times: 2, answer: (call) => ({ body: csv(call) }) });
		const parameters = { resource: 'lead', operation: 'exportFromCampaign', campaignId: byId(301) };
		const { json } = await run(parameters, { credentials: { apiKey: 'plain-key-0123456789' } });
		expect(json).toEqual([{ email: 'x@example.com', note: '***' }]);
		await run({ ...parameters, output: 'file' });
	});
});

describe('a key of odd characters', () => {
	it.each([
		['spaces', 'key with spaces 0123456789'],
		['quotes', `key"with'quotes\`0123456789`],
		['unicode', 'schlüssel-✓-🙂-0123456789'],
		['what a URL is made of', 'key/?#&=+%20-0123456789'],
		['a backslash', 'key\\n\\"-0123456789'],
		['a dollar sign', "key$&$1$'-0123456789"],
	])('%s', async (_, odd) => {
		sandbox.misbehave({
			answer: (call) => ({ status: 404, body: JSON.stringify({ a: odd, message: urlOf(call) }) }),
		});
		const { error } = await run(calls.get, { credentials: { apiKey: odd } });
		expect(error?.message).toContain('api_key=***');
		expect(sandbox.log[0].query.api_key).toBe(odd);
	});

	it.each(['\n', ' ', '\r\n', '\t'])('%j around it is taken off', async (space) => {
		const apiKey = key();
		const { error } = await run(calls.get, {
			credentials: { apiKey: `${space}${apiKey}${space}` },
		});
		expect(error).toBeUndefined();
		expect(sandbox.log[0].query.api_key).toBe(apiKey);
	});
});

describe('the key in the body', () => {
	const inBody = () => ({ apiKey: key(), sendKeyIn: 'body' });

	it.each(Object.entries({ create: calls.create, start: calls.start, addLeads: calls.addLeads }))(
		'%s carries it there alone',
		async (name, parameters) => {
			const items = name === 'addLeads' ? people(2) : [{}];
			const credentials = inBody();
			const { error } = await run(parameters, { credentials, items });
			expect(error).toBeUndefined();
			expect(sandbox.log[0].json).toMatchObject({ api_key: credentials.apiKey });
			expect(sandbox.log[0].query).toEqual({});
		},
	);

	it('also where there is nothing else to say', async () => {
		const credentials = inBody();
		const [lead] = sandbox.state.leads.values();
		const pause = {
			resource: 'lead',
			operation: 'pause',
			campaignId: byId(301),
			leadId: byId(lead.id),
		};
		const { error } = await run(pause, { credentials });
		expect(error).toBeUndefined();
		expect(sandbox.log[0].json).toEqual({ api_key: credentials.apiKey });
	});

	it('GET and DELETE carry it in the query', async () => {
		const credentials = inBody();
		const remove = { resource: 'campaign', operation: 'delete', campaignId: byId(302) };
		for (const parameters of [calls.get, remove]) {
			const { error } = await run(parameters, { credentials });
			expect(error).toBeUndefined();
		}
		for (const { query, body } of sandbox.log) {
			expect(query).toEqual({ api_key: credentials.apiKey });
			expect(body).toBe('');
		}
	});

	it('in query mode no body has it', async () => {
		await run(calls.create);
		expect(sandbox.log[0].json).not.toHaveProperty('api_key');
	});
});

describe('authenticate gives a copy', () => {
	const frozen = (options: Partial<IHttpRequestOptions>): IHttpRequestOptions => {
		for (const value of Object.values(options)) Object.freeze(value);
		return Object.freeze({ url: 'https://server.smartlead.ai/', ...options });
	};
	const authenticate = async (sendKeyIn: string, options: Partial<IHttpRequestOptions>) =>
		await new SmartLeadApi().authenticate(
			{ apiKey: 'the-key', sendKeyIn } as ICredentialDataDecryptedObject,
			frozen(options),
		);

	it.each(['query', 'body'])('in %s mode the options stay without the key', async (mode) => {
		const options = frozen({ method: 'POST', qs: { a: 1 }, body: { b: 1 } });
		const before = JSON.stringify(options);
		const result = await authenticate(mode, { ...options });
		expect(JSON.stringify(options)).toBe(before);
		expect(JSON.stringify(result)).toContain('the-key');
	});

	it('a list or a text as body leaves it in the query', async () => {
		for (const body of [[1], 'a=1']) {
			const result = await authenticate('body', { method: 'POST', body });
			expect(result).toMatchObject({ body, qs: { api_key: 'the-key' } });
		}
		expect(await authenticate('body', { method: 'PATCH', body: { a: 1 } })).toMatchObject({
			body: { a: 1, api_key: 'the-key' },
		});
		expect(await authenticate('body', { method: 'PUT', body: { a: 1 } })).toMatchObject({
			body: { a: 1 },
			qs: { api_key: 'the-key' },
		});
	});
});
