import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { isRead } from '../../nodes/engine/spec/operation';
import { byId } from './row';
import { rows } from './rows';
import { scene } from './scene';
import { specs } from './specs';

/* Answers as accounts give them, beside those of the reference. */

const campaign = { campaignId: byId(301) };

const where = (name: string) => {
	const [resource = '', operation = ''] = name.split('.');
	return { resource, operation };
};

const requiredOf = (name: string): INodeParameters => {
	const { resource, operation } = where(name);
	return rows[resource]?.[operation]?.required.parameters ?? {};
};

describe('a record that is not there is not found, never an empty output', () => {
	// What reads one record: neither a list, nor a report that code of its own makes rows of.
	const many = [
		'analytics.providerPerformance',
		'lead.exportFromCampaign',
		'lead.getMessageHistoryOfMany',
		'contact.getAll',
		// An empty folder is nothing that went wrong.
		'emailAccount.getMessages',
	];
	const records = specs
		.filter(({ name, operation }) => isRead(operation) && !operation.list && !many.includes(name))
		.map(({ name, operation }) => [name, operation.id] as const);

	test.each(records)('%s', async (name, id) => {
		for (const body of [{ ok: true, data: [] }, { data: [] }, { success: true, data: null }, []]) {
			const { run, answer } = scene();
			answer(id, body);
			const { json, error } = await run(where(name), requiredOf(name));
			expect([JSON.stringify(body), json]).toEqual([JSON.stringify(body), []]);
			expect(error).toMatchObject({
				message: 'SmartLead found nothing under what you gave',
				httpCode: '404',
			});
		}
	});
});

describe('a write that was done gives an item, also where its answer is an empty list', () => {
	// Fetch Contacts gives what it found, which may be nobody.
	const writes = specs.filter(
		({ name, operation }) => !isRead(operation) && !operation.batch && name !== 'contact.fetch',
	);

	test.each(writes.map(({ name }) => name))('%s', async (name) => {
		const { resource, operation } = where(name);
		const id = rows[resource]?.[operation]?.id ?? '';
		for (const empty of [{ ok: true, data: [] }, []]) {
			const { run, answer } = scene();
			answer(id, empty);
			const { json, error } = await run(where(name), requiredOf(name));
			// Some read the answer themselves, and say that they cannot.
			if (!error) expect(json.length).toBeGreaterThan(0);
		}
	});
});

describe('a record is unwrapped', () => {
	const record = { id: 1, status: 'ACTIVE', name: 'Example' };

	test.each([
		['campaign.get', 'campaign.get'],
		['lead.get', 'lead.get'],
		['leadList.get', 'leadList.get'],
		['emailAccount.get', 'emailAccount.get'],
		['client.get', 'client.get'],
		['webhook.get', 'webhook.get'],
		['spamTest.get', 'smartDelivery.getTest'],
		['spamTestFolder.get', 'smartDelivery.getFolder'],
	])('%s, with ok and without', async (name, id) => {
		for (const body of [
			record,
			{ data: record },
			{ data: [record] },
			{ message: 'Fetched', data: record },
			{ ok: true, data: record },
		]) {
			const { run, answer } = scene();
			answer(id, body);
			const { json, error } = await run(where(name), { ...requiredOf(name), simplify: false });
			expect([error, json]).toEqual([undefined, [record]]);
		}
	});

	test('a lead that is named by its address, whatever wraps it', async () => {
		const found = { id: 77, lead_campaign_data: [{ campaign_id: 301, campaign_lead_map_id: 88 }] };
		for (const body of [found, { ok: true, data: found }, { data: [found] }]) {
			const { run, answer, sandbox } = scene();
			answer('lead.getByEmail', body);
			await run(
				{ resource: 'lead', operation: 'pause' },
				{ ...campaign, leadId: { __rl: true, mode: 'email', value: 'lead@example.com' } },
			);
			expect(sandbox.log[1]?.path).toContain('/leads/77/');
		}
	});
});

describe('an inner row never overwrites what stands around it', () => {
	const unfolding = specs.flatMap(({ name, operation }) =>
		operation.list?.unfold ? [[name, operation.id, operation.list.unfold.path] as const] : [],
	);

	test.each(unfolding)('%s', async (name, id, inside) => {
		const { run, answer } = scene();
		const around = { id: 'outer id', email: 'outer@example.com', status: 'outer' };
		const inner = { id: 'inner id', email: 'inner@example.com', status: 'inner' };
		answer(id, [{ ...around, [inside]: [inner, { ...inner, email: 'other@example.com' }] }]);
		const { json, error } = await run(where(name), requiredOf(name));
		expect(error).toBeUndefined();
		expect(json).toHaveLength(2);
		for (const row of json) {
			expect(row).toMatchObject(around);
			expect(Object.values(row)).toEqual(expect.arrayContaining(['inner id', 'inner']));
		}
		expect(Object.values(json[0] ?? {})).toContain('inner@example.com');
		expect(Object.values(json[1] ?? {})).toContain('other@example.com');
	});

	test('sender and seed of a placement test have names of their own', async () => {
		const { run, answer } = scene();
		const seeds = [{ id: 5, email: 'seed@example.com', reply: { id: '23153' } }];
		answer('smartDelivery.getSenderReport', [{ email: 'box@example.com', details: seeds }]);
		const { json } = await run(where('spamTestReport.getBySender'), { spamTestId: byId(4502) });
		expect(json).toEqual([
			{ email: 'box@example.com', seed_email: 'seed@example.com', id: 5, reply: { id: '23153' } },
		]);
	});
});

describe('who talks to whom stands on every message', () => {
	const message = { type: 'REPLY', email_body: 'Yes', stats_id: 's' };
	const around = { from: 'sender@example.com', to: 'lead@example.com' };

	test.each([
		['history', { history: [message], ...around }, around],
		['messages', { ok: true, data: { messages: [message], ...around } }, around],
		['a history in a history', { history: { history: [message], ...around } }, around],
		[
			'the same in data',
			{ ok: true, data: { history: { history: [message], ...around } } },
			around,
		],
		[
			'its own',
			{ history: [{ ...message, from: 'b@example.com' }], ...around },
			{ ...around, from: 'b@example.com' },
		],
		['a bare list', [message], {}],
	])('of one lead: %s', async (_, body, wanted) => {
		const { run, answer } = scene();
		answer('campaignLead.getMessageHistory', body);
		const history = { resource: 'lead', operation: 'getMessageHistory' };
		const { json } = await run(history, { ...campaign, leadId: byId(5995000001) });
		expect(json).toEqual([{ ...message, ...wanted }]);
	});

	test.each([
		['history', { history: [message], ...around }, around],
		['a history in a history', { history: { history: [message], ...around } }, around],
		['a bare list', [message], {}],
	])('of many leads: %s', async (_, conversation, wanted) => {
		for (const body of [{ '77': conversation }, { data: { '77': conversation } }]) {
			const { run, answer } = scene();
			answer('campaignLead.getMessageHistoryBulk', body);
			const history = { resource: 'lead', operation: 'getMessageHistoryOfMany' };
			const { json } = await run(history, { ...campaign, whichLeads: 'all' });
			expect(json).toEqual([{ lead_id: 77, ...wanted, messages: [{ ...message, ...wanted }] }]);
		}
	});

	const ofMany = async (body: unknown) => {
		const { run, answer } = scene();
		answer('campaignLead.getMessageHistoryBulk', body);
		const history = { resource: 'lead', operation: 'getMessageHistoryOfMany' };
		return await run(history, { ...campaign, whichLeads: 'all' });
	};

	test('of many leads in a list', async () => {
		const list = [{ lead_id: '77', history: [message], ...around }];
		for (const body of [list, { ok: true, data: list }]) {
			const { json } = await ofMany(body);
			expect(json).toEqual([{ lead_id: 77, ...around, messages: [{ ...message, ...around }] }]);
		}
	});

	test.each([
		{ '77': { emails: [message] } },
		{ ok: true, data: { conversations: [message] } },
		[{ id: 5, history: [message] }],
	])('what cannot be read is no conversation without messages: %j', async (body) => {
		const { json, error } = await ofMany(body);
		expect(json).toEqual([]);
		expect(error?.message).toBe('SmartLead answered in a form that this node does not know');
	});

	test.each([{ data: {} }, { ok: true, data: [] }, { '77': [] }])(
		'nothing was written: %j',
		async (body) => {
			const { json, error } = await ofMany(body);
			expect(error).toBeUndefined();
			expect(json).toEqual('77' in body ? [{ lead_id: 77, messages: [] }] : []);
		},
	);
});

describe('lists without pages come whole', () => {
	const whole = specs.filter(({ operation: { list } }) => list && !list.pages && !list.unfold);

	test.each(
		whole.map(({ name, operation }) => [name, operation.id, operation.list?.paths] as const),
	)('%s', async (name, id, places = []) => {
		const { run, answer } = scene();
		const many = Array.from({ length: 90 }, (_, index) => ({
			id: index + 1,
			day: `Day ${index}`,
		}));
		const [place = ''] = places;
		const body = place
			.split('.')
			.filter(Boolean)
			.reverse()
			.reduce<unknown>((inner, key) => ({ [key]: inner }), many);
		answer(id, body);
		const { json, error, hints } = await run(where(name), {
			...requiredOf(name),
			limit: 50,
			returnAll: false,
		});
		expect([error, json.length, hints]).toEqual([undefined, 90, []]);
	});
});

describe('totals', () => {
	const list = { resource: 'lead', operation: 'getAllInCampaign' };
	const page = (count: number, total_leads: unknown, from = 0) => ({
		total_leads,
		data: Array.from({ length: count }, (_, index) => ({
			campaign_lead_map_id: from + index,
			lead: { id: from + index, email: `lead${from + index}@example.com` },
		})),
	});

	test('a list that ends before what was announced says so', async () => {
		const { run, answer } = scene();
		for (const body of [page(100, '250'), page(30, '250', 100), page(0, '250')]) {
			answer('campaignLead.getAll', body);
		}
		// The second page comes shorter, so that what was asked for behind it counts no more.
		answer('campaignLead.getAll', page(0, '250'));
		const { json, hints, error } = await run(list, { ...campaign, returnAll: true });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(130);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/announced 250 .* ended after 130/),
		]);
	});

	test.each([-1, 0, '100'])('%j does not end a list', async (total) => {
		const { run, answer } = scene();
		answer('campaignLead.getAll', page(100, total));
		answer('campaignLead.getAll', page(100, total, 100));
		answer('campaignLead.getAll', page(20, total, 200));
		answer('campaignLead.getAll', page(0, total));
		const { json, hints } = await run(list, { ...campaign, returnAll: true });
		expect([json.length, hints]).toEqual([220, []]);
	});

	test('a page of 200,000 rows', async () => {
		const { run, answer } = scene();
		answer(
			'blockList.getAll',
			Array.from({ length: 200_000 }, (_, id) => ({ id })),
		);
		answer('blockList.getAll', []);
		const { json, error } = await run(
			{ resource: 'blockList', operation: 'getAll' },
			{ returnAll: true },
		);
		expect([error, json.length]).toEqual([undefined, 200_000]);
	});

	test('a full page without ids cannot be gone on from', async () => {
		const { run, answer } = scene();
		const nameless = Array.from({ length: 1000 }, (_, index) => ({
			email: `l${index}@example.com`,
		}));
		answer('lead.getAll', { ok: true, data: { leads: nameless } });
		const { json, error } = await run(
			{ resource: 'lead', operation: 'getAll' },
			{ returnAll: true },
		);
		expect(json).toEqual([]);
		expect(error?.message).toMatch(/did not say where the list goes on/);
	});
});

describe("the user's own columns", () => {
	const own: IDataObject = { 'API Key': 'a', 'Door password': 'b', password: 'c', api_key: 'd' };

	test.each<[string, string, INodeParameters, unknown]>([
		['lead.get', 'lead.get', { leadId: byId(1) }, { id: 1, custom_fields: own }],
		[
			'lead.getByEmail',
			'lead.getByEmail',
			{ email: 'a@example.com' },
			{ id: 1, custom_fields: own },
		],
		[
			'lead.getAll',
			'lead.getAll',
			{ limit: 1 },
			{ ok: true, data: { leads: [{ id: 1, custom_fields: own }] } },
		],
		[
			'lead.getAllInCampaign',
			'campaignLead.getAll',
			{ ...campaign, limit: 1 },
			{ total_leads: 1, data: [{ lead: { id: 1, custom_fields: own } }] },
		],
	])('in custom fields: %s', async (name, id, parameters, body) => {
		for (const simplify of [true, false]) {
			const { run, answer } = scene();
			answer(id, body);
			const { json, error } = await run(where(name), { ...parameters, simplify });
			expect(error).toBeUndefined();
			expect(JSON.stringify(json)).toContain(JSON.stringify(own));
		}
	});

	test('in an export, flat or as JSON in a cell', async () => {
		const { run, answer } = scene();
		const csv =
			'id,email,API Key,password,custom_fields\n1,a@example.com,a,b,"{""api_key"":""c""}"\n';
		answer('campaignLead.export', '', {
			body: csv,
			headers: { 'Content-Type': 'text/csv' },
		});
		const { json } = await run(
			{ resource: 'lead', operation: 'exportFromCampaign' },
			{ ...campaign, output: 'items' },
		);
		expect(json).toEqual([
			{
				id: '1',
				email: 'a@example.com',
				'API Key': 'a',
				password: 'b',
				custom_fields: { api_key: 'c' },
			},
		]);
	});

	test.each(['emailAccount.get', 'emailAccount.getAll', 'emailAccount.getByEmail'])(
		'%s: passwords of email accounts stay inside',
		async (name) => {
			const { run, answer } = scene();
			const row = { id: 1, password: 'hidden', imap_password: 'hidden', smtp_password: 'hidden' };
			answer(name, name.endsWith('getAll') ? [row] : row);
			const { json } = await run(where(name), { ...requiredOf(name), limit: 1, simplify: false });
			expect(json).toEqual([{ id: 1 }]);
		},
	);
});

describe('ids that are texts', () => {
	test('are sent as they are given', async () => {
		const { run, sandbox } = scene();
		await run(where('spamTestReport.getReplyHeaders'), {
			spamTestId: byId(4502),
			replyId: 'reply_001',
		});
		await run(where('spamTest.createManual'), {
			...requiredOf('spamTest.createManual'),
			providerIds: ['gmail_na', 5, '6'],
		});
		const [headers, created] = sandbox.log;
		expect(headers?.path).toContain('/report/4502/sender-account-wise/reply_001/');
		expect(created?.json).toMatchObject({ provider_ids: ['gmail_na', 5, 6] });
	});

	test.each(['a b', 'undefined', 'NaN', '../1', '-', '0', ' ', 'a/b', '1.5', 'x?y'])(
		'"%s" is none',
		async (replyId) => {
			const { run, sandbox } = scene();
			const { error } = await run(where('spamTestReport.getReplyHeaders'), {
				spamTestId: byId(4502),
				replyId,
			});
			expect(error?.message).toMatch(/^'Test Email' /);
			expect(sandbox.log).toEqual([]);
		},
	);
});

describe('several email accounts', () => {
	const add = { resource: 'campaign', operation: 'addEmailAccounts' };
	const id = 'campaign.addEmailAccounts';

	test.each<[string, unknown]>([
		['from the list', { __rl: true, mode: 'list', value: '102' }],
		['ids', { __rl: true, mode: 'id', value: ' 102 , 103 ' }],
		['ids and addresses', { __rl: true, mode: 'id', value: '102, sender3@example.com' }],
		['a list from an expression', { __rl: true, mode: 'id', value: '={{ [102, "103"] }}' }],
		['a list alone', [102, 103]],
	])('%s', async (_, emailAccountIds) => {
		const { run, bodies } = scene();
		const { error } = await run(add, { ...campaign, emailAccountIds } as INodeParameters);
		expect(error).toBeUndefined();
		const [body] = bodies(id);
		expect([[102], [102, 103]]).toContainEqual(body?.email_account_ids);
	});

	test.each([
		['', /^'Email Accounts' is empty/],
		['101, x', /^'Email Accounts' must be a whole number/],
		['a@b', /^'Email Accounts' must be an ID or an email address/],
	])('"%s" is refused before anything is sent', async (value, message) => {
		const { run, sandbox } = scene();
		const emailAccountIds = { __rl: true, mode: 'id', value };
		const { error } = await run(add, { ...campaign, emailAccountIds });
		expect(error?.message).toMatch(message);
		expect(sandbox.log).toEqual([]);
	});

	test('an address that nobody has', async () => {
		const { run, bodies } = scene();
		const emailAccountIds = { __rl: true, mode: 'id', value: 'nobody@example.com' };
		const { error } = await run(add, { ...campaign, emailAccountIds });
		expect(error?.message).toBeDefined();
		expect(bodies(id)).toEqual([]);
	});
});

test.each([
	['a full stop of its own', 'API key is required.', 'API key is required. Check'],
	['none', 'API key is required', 'API key is required. Check'],
	['another end', 'Who are you?', 'Who are you? Check'],
])('sentences end once: %s', async (_, message, wanted) => {
	const { run, answer } = scene();
	answer('campaign.getAll', { message }, { status: 401 });
	const { error } = await run({ resource: 'campaign', operation: 'getAll' }, {});
	expect(error?.description).toContain(wanted);
	expect(`${error?.message} ${error?.description ?? ''}`).not.toMatch(/\.\.|[?!]\./);
});
