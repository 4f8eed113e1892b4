import { send } from '../fixtures';
import { Sandbox } from '../index';
import type { Shapes } from '../index';
import type { Delivery } from '../state/webhookStore';

const url = 'https://hooks.example.com/in';

function open(shapes: Shapes = 'documented') {
	const sandbox = new Sandbox({ shapes });
	const call = async (method: string, path: string, body?: unknown) => {
		const { status, value } = await send(sandbox, method, path, { body });
		return { status, value };
	};
	const { webhookStore: store } = sandbox.state;
	return { sandbox, call, store, webhooks: () => [...store.webhooks.values()] };
}

const wanted = (more: object = {}) => ({
	name: 'Ours',
	webhook_url: url,
	association_type: 'campaign',
	email_campaign_id: 301,
	event_type_map: { EMAIL_REPLY: true, EMAIL_OPEN: false },
	...more,
});

const notFound = { status: 404, value: { error: 'Resource not found' } };

describe('a webhook', () => {
	it('is made, and read as it was made', async () => {
		const { call } = open();
		const made = await call('POST', '/webhook/create', wanted({ category_id_map: { 5: true } }));
		expect(made).toEqual({ status: 200, value: { ok: true, id: 1102, webhook_url: url } });
		const { value } = await call('GET', '/webhook/1102');
		expect(value).toMatchObject({
			ok: true,
			data: {
				id: 1102,
				name: 'Ours',
				webhook_url: url,
				email_campaign_id: 301,
				event_type_map: { EMAIL_REPLY: true },
				category_id_map: { 5: true },
			},
		});
	});

	it('is read bare, and wants its scope as a number, in the second shape', async () => {
		const { call } = open('alternate');
		const refused = await call('POST', '/webhook/create', wanted());
		expect(refused).toEqual({ status: 422, value: { error: 'association_type is invalid' } });
		await call('POST', '/webhook/create', wanted({ association_type: 3 }));
		expect((await call('GET', '/webhook/1102')).value).toMatchObject({ id: 1102, name: 'Ours' });
	});

	it('is changed by one of the same name, unless another is forced', async () => {
		const { call, webhooks } = open();
		await call('POST', '/webhook/create', wanted());
		const again = wanted({ event_type_map: { EMAIL_BOUNCE: true } });
		expect((await call('POST', '/webhook/create', again)).value).toMatchObject({ id: 1102 });
		expect(webhooks()).toHaveLength(2);
		expect(webhooks()[1]?.events).toEqual(new Set(['EMAIL_BOUNCE']));
		await call('POST', '/webhook/create', wanted({ force_create: true }));
		expect(webhooks()).toHaveLength(3);
	});

	it('takes a single event and category, as older pages have them', async () => {
		const { call, webhooks } = open();
		const body = wanted({ event_type_map: undefined, event_type: 'EMAIL_SENT', category_id: 2 });
		await call('POST', '/webhook/create', body);
		expect(webhooks()[1]).toMatchObject({
			events: new Set(['EMAIL_SENT']),
			categoryIds: new Set([2]),
		});
	});

	it.each([
		['no address', { webhook_url: undefined }, 422],
		['an address without TLS', { webhook_url: 'http://hooks.example.com' }, 422],
		['an address that is none', { webhook_url: 'hooks' }, 422],
		['another scope', { association_type: 'team' }, 422],
		['no campaign', { email_campaign_id: undefined }, 422],
		['a campaign that is not there', { email_campaign_id: 999 }, 404],
		['no client', { association_type: 'client' }, 422],
		['a client that is not there', { association_type: 'client', client_id: 999 }, 404],
	])('is refused with %s', async (_, more, status) => {
		const { call, webhooks } = open();
		expect((await call('POST', '/webhook/create', wanted(more))).status).toBe(status);
		expect(webhooks()).toHaveLength(1);
	});

	it('keeps what a change leaves out; both forms of a change are read', async () => {
		const { call, webhooks } = open();
		await call('POST', '/webhook/create', wanted());
		const page = { event_types: ['EMAIL_SENT'], categories: ['Interested'] };
		expect((await call('PUT', '/webhook/update/1102', page)).value).toEqual({
			ok: true,
			id: 1102,
			message: 'Webhook saved successfully',
		});
		expect(webhooks()[1]).toMatchObject({
			name: 'Ours',
			url,
			events: new Set(['EMAIL_SENT']),
			categoryIds: new Set([1]),
		});
		await call('PUT', '/webhook/update/1102', { event_type_map: { EMAIL_OPEN: true } });
		expect(webhooks()[1]?.events).toEqual(new Set(['EMAIL_OPEN']));
		expect(await call('PUT', '/webhook/update/99', { name: 'No' })).toEqual(notFound);
		const plain = { webhook_url: 'http://hooks.example.com' };
		expect((await call('PUT', '/webhook/update/1102', plain)).status).toBe(422);
	});

	it('is deleted with its id in the body or in the path, once', async () => {
		const { call, webhooks } = open();
		await call('POST', '/webhook/create', wanted());
		await call('POST', '/webhook/create', wanted({ name: 'Theirs' }));
		const { value } = await call('DELETE', '/webhook/delete', { id: 1102 });
		expect(value).toEqual({ ok: true });
		expect(await call('DELETE', '/webhook/delete', { id: 1102 })).toEqual(notFound);
		expect((await call('DELETE', '/webhook/delete/1103')).value).toEqual({ ok: true });
		expect(await call('DELETE', '/webhook/delete/1103')).toEqual(notFound);
		expect(await call('GET', '/webhook/1103')).toEqual(notFound);
		expect((await call('DELETE', '/webhook/delete', {})).status).toBe(422);
		expect(webhooks().map(({ name }) => name)).toEqual(['CRM']);
	});
});

describe('the webhooks of a campaign', () => {
	const at = '/campaigns/301/webhooks';
	const saving = { name: 'Ours', webhook_url: url, event_types: ['EMAIL_REPLY'] };
	const foreign = {
		id: 1101,
		name: 'CRM',
		webhook_url: 'https://crm.example.com/smartlead',
		event_types: ['EMAIL_REPLY'],
		is_active: true,
	};

	it('are listed, those of others scopes not', async () => {
		const { call } = open();
		await call('POST', '/webhook/create', wanted({ association_type: 'user' }));
		expect((await call('GET', at)).value).toEqual({ success: true, data: [foreign] });
		expect((await call('GET', '/campaigns/302/webhooks')).value).toEqual({
			success: true,
			data: [],
		});
		const bare = open('alternate');
		expect((await bare.call('GET', at)).value).toEqual([foreign]);
		expect((await call('GET', '/campaigns/999/webhooks')).status).toBe(404);
	});

	it('are saved: a null id makes one, a number changes that one', async () => {
		const { call, webhooks } = open();
		const made = await call('POST', at, { id: null, ...saving });
		expect(made.value).toMatchObject({ success: true, data: { id: 1102, name: 'Ours' } });
		await call('POST', at, { id: 1102, ...saving, name: 'Renamed' });
		expect(webhooks().map(({ name }) => name)).toEqual(['CRM', 'Renamed']);
		// One of another campaign is not touched from here.
		expect(await call('POST', '/campaigns/302/webhooks', { id: 1101, ...saving })).toEqual(
			notFound,
		);
		expect((await call('POST', at, { name: 'Ours', webhook_url: url })).status).toBe(422);
	});

	it('are deleted by path or by body, each shape with its own way', async () => {
		const { call, webhooks } = open();
		expect(await call('DELETE', '/campaigns/302/webhooks/1101')).toEqual(notFound);
		expect(await call('DELETE', '/campaigns/302/webhooks', { id: 1101 })).toEqual(notFound);
		expect((await call('DELETE', `${at}/1101`)).status).toBe(200);
		expect(webhooks()).toEqual([]);
		const second = open('alternate');
		expect(await second.call('DELETE', `${at}/1101`)).toEqual(notFound);
		expect((await second.call('DELETE', at, { id: 1101 })).value).toEqual({ ok: true });
		expect(second.webhooks()).toEqual([]);
	});
});

describe('what became of the events', () => {
	const day = (date: number) => Date.UTC(2026, 0, date);
	const span = (from: number, to: number) => ({
		fromTime: new Date(day(from)).toISOString(),
		toTime: new Date(day(to)).toISOString(),
	});
	const delivery = (date: number, state: Delivery['state'], campaignId = 301): Delivery => ({
		id: `${date} ${state}`,
		webhookId: 1101,
		campaignId,
		event: 'EMAIL_REPLY',
		payload: {},
		at: day(date),
		attempts: 4,
		status: 503,
		state,
		dueAt: day(date),
	});

	function withDeliveries(shapes?: Shapes) {
		const opened = open(shapes);
		opened.store.deliveries.push(
			delivery(2, 'failed'),
			delivery(3, 'failed'),
			delivery(3, 'delivered'),
			delivery(4, 'waiting'),
			delivery(4, 'failed', 302),
			delivery(9, 'failed'),
		);
		const summary = async (query: Record<string, string>) =>
			await send(opened.sandbox, 'GET', '/campaigns/301/webhooks/summary', { query });
		return { ...opened, summary };
	}

	it('is counted for the campaign and the span', async () => {
		const { value } = await withDeliveries().summary(span(1, 5));
		expect(value).toEqual({
			total_calls: 4,
			successful_calls: 1,
			failed_calls: 2,
			success_rate: 25,
		});
		const second = await withDeliveries('alternate').summary(span(1, 5));
		expect(second.value).toEqual({ total: 4, success: 1, failed: 2 });
		const { summary } = withDeliveries();
		expect((await summary(span(20, 21))).value).toMatchObject({ total_calls: 0, success_rate: 0 });
		expect((await summary({ ...span(1, 5), toTime: 'soon' })).status).toBe(400);
		expect((await summary(span(5, 1))).status).toBe(400);
		expect((await summary({ fromTime: span(1, 5).fromTime })).status).toBe(422);
	});

	it('is started again where it failed, in the span and nowhere else', async () => {
		const { call, store } = withDeliveries();
		const at = '/campaigns/301/webhooks/retrigger-failed-events';
		const { value } = await call('POST', at, span(1, 3));
		expect(value).toEqual({ success: true, retriggered_count: 2 });
		expect(store.deliveries.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
			'waiting 0',
			'waiting 0',
			'delivered 4',
			'waiting 4',
			'failed 4',
			'failed 4',
		]);
		expect((await call('POST', at, span(1, 3))).value).toMatchObject({ retriggered_count: 0 });
		expect((await call('POST', at, {})).status).toBe(422);
	});
});
