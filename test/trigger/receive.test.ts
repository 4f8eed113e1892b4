import { createHmac } from 'node:crypto';
import { parse as parseForm } from 'node:querystring';

import type { IDataObject } from 'n8n-workflow';

import { webhookEvents as events } from '../../nodes/fields/webhookEvents';
import { secretAddress } from '../../nodes/SmartLeadTrigger/secret';
import { forget } from '../../nodes/SmartLeadTrigger/deduplicator';
import facts from '../webhooks.json';
import { inFakeTime } from '../engine/hurry';
import { reply, Stage, type Request, type StageOptions } from './stage';

inFakeTime();

const all = events.map(({ value }) => String(value));

async function activated(options: StageOptions = {}): Promise<Stage> {
	const stage = new Stage({ ...options, parameters: { events: all, ...options.parameters } });
	await stage.activate();
	return stage;
}

describe('every documented event', () => {
	const documented = facts.events
		.filter(({ subscribable }) => subscribable)
		.flatMap(({ event, olderExample, fullExample }) => [
			...(olderExample ? [[event, 'older keys', olderExample]] : []),
			...(fullExample ? [[event, 'all keys', fullExample]] : []),
		]) as Array<[string, string, IDataObject]>;

	test('is one that the panel offers', () => {
		const subscribable = facts.events.filter((one) => one.subscribable).map(({ event }) => event);
		expect([...all].sort()).toEqual(subscribable.sort());
	});

	test.each(documented)('%s, %s', async (event, _, payload) => {
		const stage = await activated();
		const { status, json } = await stage.receive({ body: payload });
		expect(status).toBe(200);
		expect(json).toHaveLength(1);
		const [told = {}] = json;
		expect(told).toMatchObject({ event, isKnownEvent: true });
		// The same names for every event, whether it has something to say there or not.
		for (const name of ['leadEmail', 'mailbox', 'statsId', 'occurredAt', 'replyText']) {
			expect([name, typeof told[name] === 'string' || told[name] === null]).toEqual([name, true]);
		}
		for (const name of ['campaignId', 'leadId', 'leadMapId', 'categoryId']) {
			expect([name, typeof told[name] === 'number' || told[name] === null]).toEqual([name, true]);
		}
		if ('campaign_id' in payload) expect(told.campaignId).toBe(payload.campaign_id);
		const hasLead = !['CAMPAIGN_STATUS_CHANGED', 'UNTRACKED_REPLIES'].includes(event);
		if (hasLead) expect(told.leadEmail).toBe('lead@example.com');
		if ('sl_email_lead_map_id' in payload) {
			expect(told.leadMapId).toBe(payload.sl_email_lead_map_id);
			expect(told.statsId).toBe(payload.stats_id);
		}
		if (hasLead && 'sl_email_lead_id' in payload) {
			expect(told.leadId).toBe(Number(payload.sl_email_lead_id));
		}
		if ('event_timestamp' in payload) expect(told.occurredAt).toBe(payload.event_timestamp);
		// Everything else is passed on as it came, without what is secret.
		const { webhook_url, secret_key, ...rest } = payload;
		expect(told).toMatchObject({ ...rest, event });
		expect(JSON.stringify(told)).not.toMatch(/webhook_url|secret_key/);
		if (webhook_url !== undefined) expect(JSON.stringify(told)).not.toContain(String(secret_key));
	});

	test.each(Object.entries(facts.oldEventNames))('%s is %s', async (older, event) => {
		const stage = await activated();
		const { json } = await stage.receive({ body: { ...reply(), event_type: older } });
		expect(json).toMatchObject([{ event, isKnownEvent: true, event_type: older }]);
	});
});

describe('who wrote to whom', () => {
	test.each<[string, IDataObject]>([
		[
			'the mailbox in from_email',
			{ from_email: 'sender@example.com', to_email: 'lead@example.com' },
		],
		['the lead in from_email', { from_email: 'lead@example.com', to_email: 'sender@example.com' }],
		['another way of writing', { from_email: 'Lead@Example.com', to_email: 'sender@example.com' }],
	])('%s', async (_, ends) => {
		const stage = await activated();
		const { json } = await stage.receive({ body: reply(ends) });
		expect(json).toMatchObject([{ leadEmail: 'lead@example.com', mailbox: 'sender@example.com' }]);
	});

	test.each([
		['objects', { email: 'stranger@example.com' }, { email_address: 'sender@example.com' }],
		['texts', 'A Stranger <stranger@example.com>', 'sender@example.com'],
	])('in a mail that belongs to no lead: %s', async (_, sender_detail, recipient_detail) => {
		const stage = await activated();
		const body = { event_type: 'UNTRACKED_REPLIES', sender_detail, recipient_detail };
		const { json } = await stage.receive({ body });
		expect(json).toMatchObject([
			{ leadEmail: 'stranger@example.com', mailbox: 'sender@example.com' },
		]);
	});

	test('what the lead wrote, as text', async () => {
		const stage = await activated();
		const body = reply({ reply_message: { html: '<p>Yes,<br>tell me &amp; my team</p>' } });
		const { json } = await stage.receive({ body });
		expect(json[0]?.replyText).toBe('Yes,\ntell me & my team');
	});

	test('the nested form of one page', async () => {
		const stage = await activated();
		const { json } = await stage.receive({
			body: {
				event: 'EMAIL_REPLIED',
				timestamp: '2026-01-20T10:00:00Z',
				campaign: { id: 301 },
				lead: { id: 77, email: 'lead@example.com' },
				reply: { body: 'Yes' },
			},
		});
		expect(json).toMatchObject(
			[{ event: 'EMAIL_REPLY', campaignId: 301, leadId: 77, leadEmail: 'lead@example.com' }].map(
				(one) => ({ ...one, replyText: 'Yes', occurredAt: '2026-01-20T10:00:00Z' }),
			),
		);
	});
});

describe('every place where a field may stand', () => {
	const at = (path: string, value: unknown): IDataObject =>
		path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as IDataObject;

	test.each<[string, string, unknown, unknown]>([
		['leadEmail', 'sl_lead_email', 'lead@example.com', 'lead@example.com'],
		['leadEmail', 'lead_email', 'lead@example.com', 'lead@example.com'],
		['leadEmail', 'leadCorrespondence.targetLeadEmail', 'lead@example.com', 'lead@example.com'],
		['leadEmail', 'lead_data.email', 'lead@example.com', 'lead@example.com'],
		['leadEmail', 'lead.email', 'lead@example.com', 'lead@example.com'],
		['leadEmail', 'to_email', 'lead@example.com', 'lead@example.com'],
		['leadEmail', 'to', 'lead@example.com', 'lead@example.com'],
		['mailbox', 'from_email', 'sender@example.com', 'sender@example.com'],
		['mailbox', 'from', 'sender@example.com', 'sender@example.com'],
		['campaignId', 'campaign_id', '301', 301],
		['campaignId', 'campaign.id', 301, 301],
		['campaignId', 'campaign_id', '9007199254740993', null],
		['campaignId', 'campaign_id', 'spring', null],
		['leadId', 'sl_email_lead_id', '7', 7],
		['leadId', 'lead_id', 7, 7],
		['leadId', 'lead_data.id', 7, 7],
		['leadId', 'lead.id', 7, 7],
		['leadMapId', 'sl_email_lead_map_id', '8', 8],
		['leadMapId', 'email_lead_map_id', 8, 8],
		['leadMapId', 'lead_map_id', 8, 8],
		['statsId', 'stats_id', 9, '9'],
		['statsId', 'last_reply.stats_id', 'nine', 'nine'],
		['statsId', 'lastReply.stats_id', 'nine', 'nine'],
		['categoryId', 'lead_category.new_id', 5, 5],
		['categoryId', 'lead_category_id', '5', 5],
		['occurredAt', 'event_timestamp', '2026-01-20T10:00:00Z', '2026-01-20T10:00:00Z'],
		['occurredAt', 'time_replied', '2026-01-20T10:00:00Z', '2026-01-20T10:00:00Z'],
		['occurredAt', 'time_clicked', '2026-01-20T10:00:00Z', '2026-01-20T10:00:00Z'],
		['occurredAt', 'time_opened', '2026-01-20T10:00:00Z', '2026-01-20T10:00:00Z'],
		['occurredAt', 'time_sent', '2026-01-20T10:00:00Z', '2026-01-20T10:00:00Z'],
		['occurredAt', 'timestamp', '2026-01-20T10:00:00Z', '2026-01-20T10:00:00Z'],
		['replyText', 'reply_message.text', 'Yes', 'Yes'],
		['replyText', 'reply_message.html', '<p>Yes</p>', 'Yes'],
		['replyText', 'reply_body', '<p>Yes</p>', 'Yes'],
		['replyText', 'reply.text', 'Yes', 'Yes'],
		['replyText', 'reply.body', '<p>Yes</p>', 'Yes'],
		['replyText', 'last_reply.email_body', '<p>Yes</p>', 'Yes'],
		['replyText', 'lastReply.email_body', '<p>Yes</p>', 'Yes'],
		['replyText', 'visible_text', 'Yes', 'Yes'],
		['replyText', 'preview_text', 'Yes', 'Yes'],
	])('%s from %s, given %j', async (name, path, given, wanted) => {
		const stage = await activated();
		const { json } = await stage.receive({
			body: { event_type: 'LEAD_CATEGORY_UPDATED', ...at(path, given) },
		});
		expect(json[0]?.[name]).toBe(wanted);
	});

	test('what is empty there is passed over', async () => {
		const stage = await activated();
		const { json } = await stage.receive({
			body: reply({
				sl_lead_email: '',
				lead_email: null,
				leadCorrespondence: { targetLeadEmail: 'lead@example.com' },
				to_email: 'sender@example.com',
			}),
		});
		expect(json).toMatchObject([{ leadEmail: 'lead@example.com' }]);
	});

	test('the newer key wins over the older one, the whole text over its beginning', async () => {
		const stage = await activated();
		const { json } = await stage.receive({
			body: reply({
				to_email: 'sender@example.com',
				from_email: 'colleague@example.com',
				time_replied: '2020-01-01T00:00:00Z',
				reply_body: 'older',
				visible_text: 'Ye',
				preview_text: 'Y',
			}),
		});
		expect(json).toMatchObject([
			{
				leadEmail: 'lead@example.com',
				occurredAt: '2026-01-20T10:00:00.000Z',
				replyText: 'Yes',
			},
		]);
	});

	test('plain text stays as it was written', async () => {
		const stage = await activated();
		const text = 'Ask <colleague@example.com>.\n\nA < B';
		const { json } = await stage.receive({ body: reply({ reply_message: { text } }) });
		expect(json[0]?.replyText).toBe(text);
	});

	test('a name with blanks around it, and a name that is no event but a key of every object', async () => {
		const stage = await activated();
		const named = async (event_type: string) =>
			(await stage.receive({ body: reply({ event_type, stats_id: event_type }) })).json;
		expect(await named(' EMAIL_REPLIED ')).toMatchObject([{ event: 'EMAIL_REPLY' }]);
		expect(await named('constructor')).toMatchObject([
			{ event: 'constructor', isKnownEvent: false },
		]);
	});

	test('our address and the secret key are left out wherever they stand', async () => {
		const stage = await activated();
		const ours = { webhook_url: 'https://example.com/hook', secret_key: 'the secret key' };
		const body = reply({
			...ours,
			metadata: { ...ours, kept: 1 },
			history: [{ ...ours, kept: 2 }],
		});
		const { json } = await stage.receive({ body });
		expect(json).toMatchObject([{ metadata: { kept: 1 }, history: [{ kept: 2 }] }]);
		expect(JSON.stringify(json)).not.toMatch(/webhook_url|secret_key|the secret key/);
	});
});

describe('what starts the workflow', () => {
	test('is told to SmartLead in the same words as what does not', async () => {
		const stage = await activated({ parameters: { events: ['EMAIL_REPLY'] } });
		const ok = { status: 200, sent: { ok: true }, ended: true };
		await stage.receive({ body: reply() });
		expect(stage.answered).toEqual(ok);
		await stage.receive({ body: reply({ event_type: 'EMAIL_OPEN' }) });
		expect(stage.answered).toEqual(ok);
		const no = { status: 401, sent: { message: 'Unauthorized' }, ended: true };
		await stage.receive({ body: reply(), query: {} });
		expect(stage.answered).toEqual(no);
	});

	test('an event that was passed over starts it when it is chosen later and sent again', async () => {
		const stage = await activated({ parameters: { events: ['EMAIL_BOUNCE'] } });
		expect((await stage.receive({ body: reply() })).json).toEqual([]);
		stage.parameters.events = ['EMAIL_REPLY'];
		expect((await stage.receive({ body: reply() })).json).toHaveLength(1);
	});

	test('categories narrow changes of category only, and only where the category is told', async () => {
		const parameters = { events: ['LEAD_CATEGORY_UPDATED', 'EMAIL_REPLY'], categories: [1] };
		const stage = await activated({ parameters });
		const other = { lead_category: { new_id: 2 } };
		expect((await stage.receive({ body: reply(other) })).json).toHaveLength(1);
		const untold = reply({ event_type: 'LEAD_CATEGORY_UPDATED' });
		expect((await stage.receive({ body: untold })).json).toHaveLength(1);
	});

	test('only what was chosen', async () => {
		const stage = await activated({ parameters: { events: ['EMAIL_BOUNCE'] } });
		expect(await stage.receive({ body: reply() })).toEqual({ status: 200, items: [], json: [] });
	});

	test('an event that nobody has heard of, marked as such', async () => {
		const stage = await activated({ parameters: { events: ['EMAIL_BOUNCE'] } });
		const { json } = await stage.receive({ body: { event_type: 'LEAD_SANG', campaign_id: 301 } });
		expect(json).toMatchObject([{ event: 'LEAD_SANG', isKnownEvent: false, campaignId: 301 }]);
	});

	test.each<[unknown, number]>([
		[{ category_id: 2 }, 0],
		[{ data: { lead_category: { new_id: '2' } } }, 0],
		[{ category: { id: 1 } }, 1],
		// Nobody says which: the workflow decides.
		[{ lead_category_id: '' }, 1],
		[{ lead_category_id: [2] }, 1],
		[{ lead_category: { new_id: { toString: 1 } } }, 1],
	])('a category stands where the item has it: %j', async (told, items) => {
		const parameters = { events: ['LEAD_CATEGORY_UPDATED'], categories: [1] };
		const stage = await activated({ parameters });
		const body = reply({ event_type: 'LEAD_CATEGORY_UPDATED', ...(told as IDataObject) });
		expect((await stage.receive({ body })).json).toHaveLength(items);
	});

	test.each([{ toString: 1 }, [1], true, null])(
		'%j is no number of a step, and no secret key',
		async (given) => {
			const stage = await activated({ parameters: { events: ['EMAIL_SENT'] } });
			const body = reply({ event_type: 'EMAIL_SENT', sequence_number: given, reply_count: given });
			expect((await stage.receive({ body })).json).toMatchObject([{ event: 'EMAIL_SENT' }]);
			stage.parameters.options = { secretKey: 'k' };
			const { status } = await stage.receive({ body: { ...body, secret_key: given } });
			expect(status).toBe(401);
		},
	);

	test('a change into one of the chosen categories', async () => {
		const parameters = { events: ['LEAD_CATEGORY_UPDATED'], categories: [1] };
		const stage = await activated({ parameters });
		const into = async (new_id: number) =>
			(
				await stage.receive({
					body: reply({ event_type: 'LEAD_CATEGORY_UPDATED', lead_category: { new_id } }),
				})
			).json.map(({ categoryId }) => categoryId);
		expect([await into(1), await into(2)]).toEqual([[1], []]);
	});

	test('a first mail, under whichever of its two names', async () => {
		const stage = await activated({ parameters: { events: ['FIRST_EMAIL_SENT'] } });
		const sent = async (event_type: string, sequence_number: number) =>
			(
				await stage.receive({
					body: reply({ event_type, sequence_number, stats_id: `${event_type}${sequence_number}` }),
				})
			).json.map(({ event }) => event);
		expect(await sent('FIRST_EMAIL_SENT', 1)).toEqual(['FIRST_EMAIL_SENT']);
		expect(await sent('EMAIL_SENT', 1)).toEqual(['FIRST_EMAIL_SENT']);
		expect(await sent('EMAIL_SENT', 2)).toEqual([]);
	});
});

describe('a request that is not from SmartLead', () => {
	const body = reply();
	const nothing = { status: 401, items: [], json: [] };

	test.each<[string, (stage: Stage) => Request]>([
		['without the secret', () => ({ query: {} })],
		['with another secret', () => ({ query: { token: 'a'.repeat(43) } })],
		['with a list of secrets', ({ query }) => ({ query: { token: [query.token] as never } })],
		[
			'with the digest',
			({ staticData }) => ({
				query: { token: (staticData.live as IDataObject).digest },
			}),
		],
	])('%s: 401, no execution, one line without values', async (_, request) => {
		const stage = await activated();
		expect(await stage.receive({ body, ...request(stage) })).toEqual(nothing);
		expect(stage.logged).toHaveLength(1);
		expect(stage.logged[0]).not.toMatch(/lead@example|token|EMAIL_REPLY/);
	});

	test('after the workflow was deactivated', async () => {
		const stage = await activated();
		const { query } = stage;
		await stage.delete();
		expect(await stage.receive({ body, query })).toEqual(nothing);
	});

	test('a secret of before', async () => {
		const stage = await activated();
		const { query } = stage;
		await stage.create();
		expect(await stage.receive({ body, query })).toEqual(nothing);
		expect((await stage.receive({ body })).json).toHaveLength(1);
	});

	test('unsigned, or signed with something else, where a signature is asked for', async () => {
		const signingSecret = 'the signing secret';
		const stage = await activated({ parameters: { options: { signingSecret } } });
		const raw = JSON.stringify(body);
		const sign = (secret: string) => createHmac('sha256', secret).update(raw).digest('hex');
		const signed = async (signature?: string) =>
			await stage.receive({
				body,
				raw,
				headers: signature === undefined ? {} : { 'x-smartlead-signature': signature },
			});
		expect(await signed()).toEqual(nothing);
		expect(await signed(`sha256=${sign('another')}`)).toEqual(nothing);
		expect(await signed('sha256=')).toEqual(nothing);
		expect((await signed(`sha256=${sign(signingSecret)}`)).json).toHaveLength(1);
		// Without the prefix, as other pages have it.
		const stage2 = await activated({ parameters: { options: { signingSecret } } });
		const headers = { 'x-smartlead-signature': sign(signingSecret) };
		expect((await stage2.receive({ body, raw, headers })).json).toHaveLength(1);
	});

	test('signed over the body as it came, blanks and all, in whichever case', async () => {
		const signingSecret = 'the signing secret';
		const sign = (raw: string) =>
			createHmac('sha256', signingSecret).update(raw).digest('hex').toUpperCase();
		const signed = async (raw: string, given: string | null) => {
			// Pasted with a blank at its end.
			const stage = await activated({
				parameters: { options: { signingSecret: `${signingSecret} ` } },
			});
			const headers = { 'x-smartlead-signature': ` SHA256=${sign(raw)} ` };
			return (await stage.receive({ body, raw: given, headers })).json.length;
		};
		const spaced = `${JSON.stringify(body, null, 2)}\n`;
		expect(await signed(spaced, spaced)).toBe(1);
		expect(await signed(JSON.stringify(body), spaced)).toBe(0);
		// Where n8n has not kept it.
		expect(await signed(JSON.stringify(body), null)).toBe(1);
	});

	test('with another secret key, where one is asked for', async () => {
		const secretKey = '00000000-0000-4000-8000-000000000001';
		const stage = await activated({ parameters: { options: { secretKey } } });
		expect(await stage.receive({ body })).toEqual(nothing);
		expect(await stage.receive({ body: { ...body, secret_key: 'other' } })).toEqual(nothing);
		// One right one in a list does not vouch for the others.
		const list = [
			{ ...body, secret_key: secretKey },
			{ ...body, secret_key: 'other' },
		];
		expect(await stage.receive({ body: list })).toEqual(nothing);
		const { json } = await stage.receive({ body: { ...body, secret_key: secretKey } });
		expect(json).toHaveLength(1);
		expect(JSON.stringify(json)).not.toContain(secretKey);
	});
});

describe('bodies', () => {
	test.each([
		['half a JSON', '{"event_type": "EMAIL_'],
		['a page', '<html></html>'],
		['nothing', ''],
		['a number', '7'],
		['an empty list', '[]'],
		['an object that is no event', '{"hello": "world"}'],
		['a list without an event in it', '[{"hello": "world"}, 7]'],
	])('%s: 400, no execution', async (_, raw) => {
		const stage = await activated();
		expect(await stage.receive({ raw })).toEqual({ status: 400, items: [], json: [] });
		expect(stage.logged).toHaveLength(1);
	});

	test('JSON under another content type', async () => {
		const stage = await activated();
		const raw = JSON.stringify(reply());
		const { json } = await stage.receive({ raw, body: raw });
		expect(json).toMatchObject([{ event: 'EMAIL_REPLY' }]);
		// What n8n cannot read is an empty object beside the raw body.
		const other = JSON.stringify(reply({ stats_id: 'other' }));
		expect((await stage.receive({ raw: other, body: {} })).json).toMatchObject([
			{ event: 'EMAIL_REPLY', statsId: 'other' },
		]);
	});

	test('JSON that calls itself a form', async () => {
		const stage = await activated();
		const text = 'Yes & no = maybe + 100 %';
		const raw = JSON.stringify(reply({ reply_message: { text } }));
		// What n8n makes of it: pieces between the signs of a form.
		const body = { ...parseForm(raw) };
		const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
		const { json } = await stage.receive({ raw, body, headers });
		expect(json).toMatchObject([{ event: 'EMAIL_REPLY', replyText: text }]);
	});

	test('a list: one item for each event', async () => {
		const stage = await activated();
		const body = [1, 2, 3].map((id) => reply({ stats_id: `stats ${id}` }));
		const { json } = await stage.receive({ body, headers: { 'x-request-id': 'one' } });
		expect(json.map(({ statsId }) => statsId)).toEqual(['stats 1', 'stats 2', 'stats 3']);
	});

	test('a list with something else in it: the events of it, and a line in the log', async () => {
		const stage = await activated();
		const body = [7, reply({ stats_id: 'a' }), { hello: 'world' }, null, reply({ stats_id: 'b' })];
		const { status, json } = await stage.receive({ body });
		expect([status, json.map(({ statsId }) => statsId)]).toEqual([200, ['a', 'b']]);
		expect(stage.logged).toEqual([expect.stringContaining('3 entries that are no events')]);
	});

	test('a megabyte', async () => {
		const stage = await activated();
		const body = reply({ history: [{ email_body: 'x'.repeat(1_048_576) }] });
		expect((await stage.receive({ body })).json).toMatchObject([{ event: 'EMAIL_REPLY' }]);
	});

	test('the address inside a text: without its secret', async () => {
		const stage = await activated();
		const [webhook] = stage.registered;
		const body = reply({
			description: `Sent to ${webhook?.url}, ${webhook?.url}`,
			webhook_url: webhook?.url,
		});
		const { json } = await stage.receive({ body });
		expect(json[0]?.description).toMatch(/token=\*\*\*, .+token=\*\*\*$/);
	});

	test('keys that are poison stay what they are: keys', async () => {
		const stage = await activated();
		const raw = `{"event_type": "EMAIL_REPLY", "__proto__": {"polluted": true}, "constructor": 1}`;
		const { json } = await stage.receive({ body: JSON.parse(raw), raw });
		expect(json).toHaveLength(1);
		expect(({} as IDataObject).polluted).toBeUndefined();
	});
});

describe('an event that comes twice', () => {
	const refused = { status: 401, items: [], json: [] };
	const twice = async (first: Request, second: Request, between?: (stage: Stage) => void) => {
		const stage = await activated();
		const one = await stage.receive(first);
		between?.(stage);
		const two = await stage.receive(second);
		expect([one.status, two.status]).toEqual([200, 200]);
		return [one.json.length, two.json.length];
	};
	const headers = { 'x-request-id': 'one' };
	const other = { 'x-request-id': 'two' };
	const status = { event_type: 'CAMPAIGN_STATUS_CHANGED', campaign_id: 301 };

	test('under the same id', async () => {
		expect(await twice({ body: reply(), headers }, { body: reply(), headers })).toEqual([1, 0]);
	});

	test('under another id, and without one', async () => {
		expect(await twice({ body: reply(), headers }, { body: reply(), headers: other })).toEqual([
			1, 0,
		]);
		expect(await twice({ body: reply() }, { body: reply() })).toEqual([1, 0]);
	});

	test('by another webhook of the same trigger, when the campaign has gone on', async () => {
		const later = reply({ webhook_id: 7, campaign_status: 'COMPLETED', description: 'again' });
		expect(await twice({ body: reply() }, { body: later })).toEqual([1, 0]);
	});

	test('two that only look alike are two', async () => {
		const click = (url: string) => reply({ event_type: 'EMAIL_LINK_CLICK', link_clicked: [url] });
		expect(
			await twice(
				{ body: click('https://example.com/a') },
				{ body: click('https://example.com/b') },
			),
		).toEqual([1, 1]);
	});

	test('what has no time of its own can honestly happen twice', async () => {
		expect(await twice({ body: status, headers }, { body: status, headers: other })).toEqual([
			1, 1,
		]);
		expect(await twice({ body: status, headers }, { body: status, headers })).toEqual([1, 0]);
	});

	test('under the same id, but with another content: that is another event', async () => {
		const others: IDataObject[] = [
			{ sl_lead_email: 'other@example.com' },
			{ stats_id: 'other' },
			{ event_type: 'EMAIL_OPEN' },
			{ reply_message: { message_id: '<one@example.com>', text: 'No' } },
		];
		for (const more of others) {
			expect(await twice({ body: reply(), headers }, { body: reply(more), headers })).toEqual([
				1, 1,
			]);
		}
		expect(
			await twice(
				{ body: status, headers },
				{ body: { ...status, current_status: 'PAUSED' }, headers },
			),
		).toEqual([1, 1]);
	});

	test.each(['0b9f', 7])('with an id of its own: by that alone, here %j', async (event_id) => {
		const first = reply({ event_id });
		const changed = reply({ event_id, stats_id: 'other', event_timestamp: '2026-01-21T00:00:00Z' });
		expect(await twice({ body: first, headers }, { body: changed, headers: other })).toEqual([
			1, 0,
		]);
		const another = reply({ event_id: `${event_id} other` });
		expect(await twice({ body: first, headers }, { body: another, headers })).toEqual([1, 1]);
		// One without a time has an id as well.
		const timeless = { ...status, event_id };
		expect(await twice({ body: timeless, headers }, { body: timeless, headers: other })).toEqual([
			1, 0,
		]);
	});

	test('an empty id of its own is none', async () => {
		for (const event_id of ['', null]) {
			const [first, second] = ['a', 'b'].map((stats_id) => reply({ event_id, stats_id }));
			expect(await twice({ body: first }, { body: second })).toEqual([1, 1]);
		}
	});

	test.each<[string, IDataObject, IDataObject]>([
		[
			'ids',
			{ lead_category: { old_id: 1, new_id: 2 }, lead_category_id: 2 },
			{ lead_category: { old_id: 2, new_id: 1 }, lead_category_id: 1 },
		],
		[
			'the category before',
			{ lead_category: { old_id: 1, new_id: 2 }, lead_category_id: 2 },
			{ lead_category: { old_id: 3, new_id: 2 }, lead_category_id: 2 },
		],
		[
			'names',
			{ lead_category: { old_name: null, new_name: 'Interested' } },
			{ lead_category: { old_name: 'Interested', new_name: 'Meeting Booked' } },
		],
		['the name', { category: 'Interested' }, { category: 'Meeting Booked' }],
		[
			'the name at the lead',
			{ lead_data: { category: { name: 'Interested' } } },
			{ lead_data: { category: { name: 'Meeting Booked' } } },
		],
	])('two changes of category of one lead within a second are two: by %s', async (_, one, two) => {
		const change = (more: IDataObject) =>
			reply({
				event_type: 'LEAD_CATEGORY_UPDATED',
				event_timestamp: '2026-01-20T10:00:00Z',
				reply_message: undefined,
				...more,
			});
		expect(await twice({ body: change(one) }, { body: change(two) })).toEqual([1, 1]);
		expect(await twice({ body: [change(one), change(two)] }, { body: change(two) })).toEqual([
			2, 0,
		]);
	});

	test('after a restart', async () => {
		const restart = (stage: Stage) => {
			const { id } = stage.workflow;
			expect(forget(`${id} b1a5c0de-0000-4000-8000-000000000001`)).toBe(true);
		};
		expect(await twice({ body: reply() }, { body: reply() }, restart)).toEqual([1, 0]);
		expect(await twice({ body: status, headers }, { body: status, headers }, restart)).toEqual([
			1, 0,
		]);
	});

	test('an event that could not be handed on starts it when it is sent again', async () => {
		const stage = await activated();
		const real = stage.staticData;
		const full = new Proxy(real, {
			set() {
				throw new Error('No space left on the disk');
			},
		});
		const saving = jest.spyOn(stage.workflow, 'getStaticData').mockReturnValue(full);
		await expect(stage.receive({ body: reply() })).rejects.toThrow('No space left');
		saving.mockRestore();
		expect((await stage.receive({ body: reply() })).json).toHaveLength(1);
		expect((await stage.receive({ body: reply() })).json).toEqual([]);
	});

	test('an event on its way while the workflow is activated anew does not bring the old secret back', async () => {
		const stage = await activated();
		const before = JSON.parse(JSON.stringify(stage.staticData)) as IDataObject;
		await stage.create();
		const after = (stage.staticData.live as IDataObject).digest;
		Object.assign(stage.staticData, before);
		expect((await stage.receive({ body: reply() })).json).toHaveLength(1);
		expect((stage.staticData.live as IDataObject).digest).toBe(after);
	});

	test('what only the workflow remembers counts, as after a restart; so does what only the process does', async () => {
		const before = await activated();
		const { query, staticData } = before;
		const live = { ...(staticData.live as IDataObject), owner: 'this n8n restarted' };
		const after = new Stage({ workflowId: 'restarted' });
		after.staticData.live = live;
		expect((await after.receive({ body: reply(), query })).json).toHaveLength(1);
		// An event that was on its way brought back what was there before it was activated at all.
		delete staticData.live;
		expect((await before.receive({ body: reply(), query })).json).toHaveLength(1);
	});

	test('the later activation counts, even if the clock was set back between', async () => {
		const stage = await activated();
		const before = JSON.parse(JSON.stringify(stage.staticData)) as IDataObject;
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
		await stage.create();
		clock.mockRestore();
		Object.assign(stage.staticData, before);
		expect((await stage.receive({ body: reply() })).json).toHaveLength(1);
	});

	test('two triggers of one workflow: each has its own secret, and each is told', async () => {
		const workflowId = 'two triggers';
		const one = await activated({ workflowId });
		const webhookId = 'b1a5c0de-0000-4000-8000-000000000009';
		const unregistered = new Stage({ workflowId, webhookId });
		expect(await unregistered.receive({ body: reply(), query: one.query })).toEqual(refused);
		const other = await activated({ workflowId, webhookId });
		expect((await one.receive({ body: reply() })).json).toHaveLength(1);
		expect((await other.receive({ body: reply() })).json).toHaveLength(1);
	});

	test('another main process has activated the workflow since: its secret counts', async () => {
		const stage = await activated();
		const { live } = stage.staticData as { live: IDataObject };
		const { digest } = secretAddress('https://n8n.example.com/webhook');
		stage.staticData.live = { ...live, at: Number(live.at) + 1, digest };
		expect((await stage.receive({ body: reply() })).status).toBe(401);
		// What was remembered before that does not.
		stage.staticData.live = { ...live, at: Number(live.at) - 1, digest };
		expect((await stage.receive({ body: reply() })).json).toHaveLength(1);
		expect(stage.staticData.live).toMatchObject({ digest: live.digest });
	});

	test('while somebody listens for a test event: each time', async () => {
		const stage = new Stage();
		await stage.listen();
		const receive = async () => await stage.receive({ body: reply() }, 'test');
		const seen = [await receive(), await receive()];
		expect(seen.map(({ json }) => json.length)).toEqual([1, 1]);
		expect(stage.staticData.seen).toBeUndefined();
	});

	test('20,000 of which 2,000 come twice give 20,000, and the workflow remembers 500', async () => {
		const stage = await activated();
		let count = 0;
		let sentCount = 0;
		const receive = async (number: number, again = '') => {
			const body = reply({ stats_id: `stats ${number}` });
			const sent = { 'x-request-id': `${number}${again}` };
			sentCount++;
			const { items } = await stage.receive({ body, headers: sent });
			count += items.length;
		};
		for (let first = 0; first < 20_000; first += 500) {
			const burst: Array<Promise<void>> = [];
			for (let number = first; number < first + 500; number++) {
				burst.push(receive(number));
				// Some at once, some much later, some under another id.
				if (number % 20 === 0) burst.push(receive(number, number % 40 === 0 ? '' : ' again'));
				if (number % 20 === 19) burst.push(receive(Math.floor(number / 2)));
			}
			await Promise.all(burst);
		}
		expect([sentCount, count]).toEqual([22_000, 20_000]);
		expect(stage.staticData.seen).toHaveLength(500);
		expect(JSON.stringify(stage.workflow.staticData).length).toBeLessThan(20_000);
	});
});
