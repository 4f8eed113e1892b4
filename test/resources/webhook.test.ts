import type { INodeParameters } from 'n8n-workflow';

import { inFakeTime } from '../engine/hurry';
import { by, byId } from './row';
import { everyShape, scene, type Scene } from './scene';

inFakeTime();

const url = 'https://example.com/hooks/smartlead';
const campaign = { campaignId: byId(301) };
const span = { fromTime: '2026-01-01T00:00:00.000Z', toTime: '2026-01-31T23:59:59.999Z' };

const webhooksIn = ({ sandbox }: Scene) => [...sandbox.state.webhookStore.webhooks.values()];

const call =
	({ run }: Scene) =>
	async (operation: string, parameters: INodeParameters) =>
		await run({ resource: 'webhook', operation }, parameters);

describe.each(everyShape)('answers as %s', (shapes) => {
	test('a webhook is made, read, changed and deleted; that of somebody else stays', async () => {
		const opened = scene({ shapes });
		const smartLead = call(opened);
		const [foreign] = webhooksIn(opened);
		const made = await smartLead('create', {
			...campaign,
			webhookUrl: url,
			events: ['EMAIL_REPLY'],
			options: { name: 'Ours' },
		});
		const webhookId = String(made.json[0]?.id);
		await smartLead('update', {
			webhookId,
			updateFields: { events: ['EMAIL_BOUNCE'], categories: [1] },
		});
		const { json } = await smartLead('get', { webhookId });
		expect(json).toEqual([
			expect.objectContaining({
				id: Number(webhookId),
				name: 'Ours',
				event_type_map: { EMAIL_BOUNCE: true },
				category_id_map: { 1: true },
			}),
		]);
		const gone = await smartLead('delete', { webhookId });
		expect(gone.json).toEqual([{ deleted: true, id: Number(webhookId) }]);
		expect(webhooksIn(opened)).toEqual([foreign]);
	});

	test('a webhook of a campaign is deleted, and no other', async () => {
		const opened = scene({ shapes });
		const smartLead = call(opened);
		const saved = await smartLead('create', {
			...campaign,
			webhookUrl: url,
			events: ['EMAIL_REPLY'],
			options: { name: 'Ours' },
		});
		const id = Number(saved.json[0]?.id);
		const { json } = await smartLead('deleteFromCampaign', { ...campaign, webhookId: byId(id) });
		expect(json).toEqual([{ deleted: true, campaign_id: 301, webhook_id: id }]);
		expect(webhooksIn(opened).map(({ name }) => name)).toEqual(['CRM']);
	});

	test('the summary has one set of names', async () => {
		const opened = scene({ shapes });
		const { sandbox } = opened;
		for (const state of ['delivered', 'delivered', 'failed'] as const) {
			sandbox.state.webhookStore.deliveries.push({
				id: state,
				webhookId: 1101,
				campaignId: 301,
				event: 'EMAIL_REPLY',
				payload: {},
				at: Date.parse('2026-01-20T10:00:00Z'),
				attempts: 1,
				status: 200,
				state,
				dueAt: 0,
			});
		}
		const { json } = await call(opened)('getDeliverySummary', { ...campaign, ...span });
		const totals = { total_calls: 3, successful_calls: 2, failed_calls: 1, success_rate: 66.7 };
		// What people met counts each event by itself.
		const summary = [{ event_type: 'EMAIL_REPLY', success: 2, failed: 1 }];
		expect(json).toEqual([
			shapes === 'live' ? expect.objectContaining({ ...totals, summary }) : totals,
		]);
		const resent = await call(opened)('resendFailed', { ...campaign, ...span });
		expect(resent.json[0]).toMatchObject({ retriggered_count: 1 });
	});
});

describe('where the sources disagree, the other form is tried', () => {
	const missing = { status: 404 };
	const refused = { status: 422 };

	test('an id in the path, where the body is not read', async () => {
		const opened = scene();
		opened.answer('webhook.delete', { error: 'Resource not found' }, missing);
		const { json } = await call(opened)('delete', { webhookId: '1101' });
		expect(json).toEqual([{ deleted: true, id: 1101 }]);
		expect(opened.sandbox.log.map(({ path, body }) => [path, body])).toEqual([
			['/api/v1/webhook/delete', '{"id":1101}'],
			['/api/v1/webhook/delete/1101', ''],
		]);
		expect(webhooksIn(opened)).toEqual([]);
	});

	test('a webhook that is in neither place is not found', async () => {
		const opened = scene();
		const { error } = await call(opened)('delete', { webhookId: '99' });
		expect(error?.message).toMatch(/not found/i);
		expect(opened.sandbox.log).toHaveLength(2);
		expect(webhooksIn(opened)).toHaveLength(1);
	});

	test('not after a refusal that is about neither place', async () => {
		const opened = scene();
		opened.answer('webhook.delete', { message: 'Not authorized' }, { status: 403 });
		const { error } = await call(opened)('delete', { webhookId: '1101' });
		expect(error?.httpCode).toBe('403');
		expect(`${error?.message} ${error?.description}`).toContain('Not authorized');
		expect(opened.sandbox.log).toHaveLength(1);
		expect(webhooksIn(opened)).toHaveLength(1);
	});

	test.each([
		['event_types', { event_type_map: { EMAIL_OPEN: true }, name: 'Opens' }],
		['event_type_map', { event_types: ['EMAIL_OPEN'], name: 'Opens' }],
	])('a change without %s, which SmartLead does not want', async (name, second) => {
		const opened = scene();
		opened.answer('webhook.update', { message: `"${name}" is not allowed` }, { status: 400 });
		const { error } = await call(opened)('update', {
			webhookId: '1101',
			updateFields: { events: ['EMAIL_OPEN'], name: 'Opens' },
		});
		expect(error).toBeUndefined();
		expect(opened.bodies('webhook.update')).toEqual([
			{ event_type_map: { EMAIL_OPEN: true }, event_types: ['EMAIL_OPEN'], name: 'Opens' },
			second,
		]);
	});

	const saving = (events: string[]) => ({ ...campaign, name: 'Ours', webhookUrl: url, events });

	test('the names that one page has for the events', async () => {
		const opened = scene();
		opened.answer('campaignWebhook.save', { error: 'event_types holds no such value' }, refused);
		await call(opened)('saveToCampaign', saving(['EMAIL_REPLY', 'LEAD_UNSUBSCRIBED']));
		expect(opened.bodies('campaignWebhook.save').map(({ event_types }) => event_types)).toEqual([
			['EMAIL_REPLY', 'LEAD_UNSUBSCRIBED'],
			['LEAD_REPLIED', 'LEAD_UNSUBSCRIBED'],
		]);
	});

	test.each([
		['an event without such a name', ['EMAIL_SENT'], 'event_types holds no such value', refused],
		['a refusal about something else', ['EMAIL_REPLY'], 'name is taken', refused],
		['an end that is open', ['EMAIL_REPLY'], 'event_types: broken', { status: 502 }],
	])('not after %s', async (_, events, message, answer) => {
		const opened = scene();
		opened.answer('campaignWebhook.save', { error: message }, answer);
		// Nothing can be read of what became of it.
		opened.answer('campaignWebhook.getAll', {}, { status: 401 });
		const { error } = await call(opened)('saveToCampaign', saving(events));
		expect(error?.httpCode).toBe(String(answer.status));
		expect(`${error?.message} ${error?.description}`).toContain(message);
		expect(opened.sandbox.calls('campaignWebhook.save')).toHaveLength(1);
	});

	test('what was said of the better known form is shown', async () => {
		const opened = scene();
		for (const error of ['event_types: first', 'event_types: second']) {
			opened.answer('campaignWebhook.save', { error }, refused);
		}
		const { error } = await call(opened)('saveToCampaign', saving(['EMAIL_REPLY']));
		expect(error?.message).toMatch(/first/);
	});
});

describe('categories of a webhook of a campaign', () => {
	const saving = { ...campaign, name: 'Ours', webhookUrl: url, events: ['EMAIL_REPLY'] };
	const id = 'campaignWebhook.save';

	test.each([
		['chosen from the list', [1]],
		['as text', '={{ "1" }}'],
		['by name', '={{ ["Interested"] }}'],
		['by name, as text', '={{ "Interested" }}'],
	])('are sent by their names, %s', async (_, categories) => {
		const opened = scene();
		const options = { categories } as INodeParameters;
		const { error } = await call(opened)('saveToCampaign', { ...saving, options });
		expect(error).toBeUndefined();
		expect(opened.bodies(id)).toMatchObject([{ categories: ['Interested'] }]);
	});

	test.each(['"categories" is required', 'categories should have at least one category'])(
		'are asked for where SmartLead refuses to do without: %s',
		async (message) => {
			const opened = scene();
			opened.answer(id, { statusCode: 400, error: 'Bad Request', message }, { status: 400 });
			const { error } = await call(opened)('saveToCampaign', saving);
			expect(opened.bodies(id)).toHaveLength(1);
			expect(opened.bodies(id)[0]).not.toHaveProperty('categories');
			expect(error?.message).toContain(message);
			expect(error?.description).toContain("'Category Names or IDs'");
		},
	);

	test.each<[string, string, INodeParameters]>([
		['create', 'webhook.create', { ...campaign, webhookUrl: url, events: ['EMAIL_REPLY'] }],
	])('are asked for by %s as well', async (operation, which, parameters) => {
		const opened = scene();
		opened.answer(which, { message: '"category_id_map" is required' }, { status: 400 });
		const { error } = await call(opened)(operation, parameters);
		expect(error?.description).toContain("'Category Names or IDs'");
	});

	test('are no matter of another refusal', async () => {
		const opened = scene();
		opened.answer(id, { message: 'name is taken' }, { status: 400 });
		const { error } = await call(opened)('saveToCampaign', saving);
		expect(error?.description).not.toContain('Category');
	});
});

test('failed deliveries are not sent again where it is open whether they were', async () => {
	const opened = scene();
	opened.answer('campaignWebhook.retriggerFailed', { error: 'Bad gateway' }, { status: 502 });
	const { error } = await call(opened)('resendFailed', { ...campaign, ...span });
	expect(error?.message).toMatch(/may or may not/);
	expect(opened.sandbox.log).toHaveLength(1);
});

describe('secrets', () => {
	const secret = 'https://n8n.example.com/webhook/1?a=b&token=s3cret-token#c';

	test('the one in the address of a trigger does not come out', async () => {
		const opened = scene();
		const [foreign] = webhooksIn(opened);
		if (foreign) foreign.url = secret;
		const masked = 'https://n8n.example.com/webhook/1?a=b&token=***#c';
		for (const [operation, parameters] of [
			['get', { webhookId: '1101' }],
			['getAllInCampaign', campaign],
		] as const) {
			const { json } = await call(opened)(operation, parameters);
			expect(json.map(({ webhook_url }) => webhook_url)).toEqual([masked]);
			expect(JSON.stringify(json)).not.toContain('s3cret');
		}
	});

	test('nor does the key that SmartLead gives to a webhook', async () => {
		const opened = scene();
		opened.answer('webhook.get', { ok: true, data: { id: 1101, secret_key: 'abc', name: 'CRM' } });
		const { json } = await call(opened)('get', { webhookId: '1101' });
		expect(json).toEqual([{ id: 1101, name: 'CRM' }]);
	});
});

describe('what cannot be sent is said of its field, and nothing is sent', () => {
	const creating = { ...campaign, webhookUrl: url, events: ['EMAIL_REPLY'] };

	test.each<[string, string, INodeParameters, string]>([
		[
			'an address without TLS',
			'create',
			{ ...creating, webhookUrl: 'http://example.com' },
			"'Webhook URL' must be an https address such as https://example.com/hooks",
		],
		[
			'an address as the node shows it',
			'update',
			{ webhookId: '1101', updateFields: { webhookUrl: `${url}?token=***` } },
			"'Webhook URL' holds *** in place of its secret: give the whole address",
		],
		[
			'no event',
			'update',
			{ webhookId: '1101', updateFields: { events: [] } },
			"'Events' is empty",
		],
		[
			'an event that SmartLead does not know',
			'create',
			{ ...creating, events: '={{ ["EMAIL_READ"] }}' },
			"'Events' must be one of",
		],
		['no change', 'update', { webhookId: '1101' }, "'Update Fields' is empty"],
		[
			'a client that is not named',
			'create',
			{ ...creating, associationType: 'client', clientId: by('id', '={{ true }}') },
			"'Client' must be a whole number",
		],
		[
			'a span that ends before it begins',
			'resendFailed',
			{ ...campaign, fromTime: span.toTime, toTime: span.fromTime },
			"'To' must not be before 'From'",
		],
	])('%s', async (_, operation, parameters, message) => {
		const opened = scene();
		const { error } = await call(opened)(operation, parameters);
		expect(error?.message).toContain(message);
		expect(opened.sandbox.log).toEqual([]);
	});

	test('a category that the account does not have', async () => {
		const opened = scene();
		const { error } = await call(opened)('update', {
			webhookId: '1101',
			updateFields: { categories: [77] },
		});
		expect(error?.message).toBe("'Category Names or IDs' has no category 77");
		expect(opened.sandbox.log.map(({ id }) => id)).toEqual(['leadCategory.getAll']);
	});
});
