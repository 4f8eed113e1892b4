import { send } from '../fixtures';
import { addLeadsToCampaign, Sandbox } from '../index';
import type { Shapes } from '../index';

function open(shapes: Shapes = 'documented') {
	const sandbox = new Sandbox({ shapes });
	const call = async (method: string, path: string, body?: unknown) =>
		await send(sandbox, method, path, { body });
	const [lead1 = 0, lead2 = 0, lead3 = 0] = [...sandbox.state.leads.keys()];
	const [map1 = 0, map2 = 0, map3 = 0] = [...sandbox.state.campaignLeads.keys()];
	const idsAt = async (query: Record<string, string>) => {
		const { value } = await send(sandbox, 'GET', '/leads/all', { query });
		return (value as { data: { leads: Array<{ id: number }> } }).data.leads.map(({ id }) => id);
	};
	return { sandbox, call, idsAt, lead1, lead2, lead3, map1, map2, map3 };
}

describe('a lead of a campaign', () => {
	it('is gone once it is deleted; its record stays', async () => {
		const { call, lead1, map1, sandbox } = open();
		expect((await call('DELETE', `/campaigns/301/leads/${map1}`)).status).toBe(404);
		const { value } = await call('DELETE', `/campaigns/301/leads/${lead1}`);
		expect(value).toEqual({ ok: true, message: 'success' });
		expect((await call('GET', '/campaigns/301/leads')).value).toMatchObject({ total_leads: '2' });
		expect(sandbox.state.leads.has(lead1)).toBe(true);
		expect((await call('DELETE', `/campaigns/301/leads/${lead1}`)).status).toBe(404);
	});

	it('is gone altogether, with a bare word, in the second shape', async () => {
		const { call, lead1, sandbox } = open('alternate');
		const { answer } = await call('DELETE', `/campaigns/301/leads/${lead1}`);
		expect(answer).toMatchObject({ status: 200, body: 'success' });
		expect(answer.headers['Content-Type']).toContain('text/plain');
		expect(sandbox.state.leads.has(lead1)).toBe(false);
	});

	it('is changed with its custom fields merged', async () => {
		const { call, lead1, sandbox } = open();
		const at = `/campaigns/301/leads/${lead1}`;
		const body = { email: 'Lead1@example.com', last_name: 'Late', custom_fields: { note: 'new' } };
		expect((await call('POST', `${at}/`, body)).value).toEqual({ ok: true });
		expect(sandbox.state.leads.get(lead1)).toMatchObject({
			email: 'lead1@example.com',
			firstName: 'Lead 1',
			lastName: 'Late',
			customFields: { job_title: 'Engineer', note: 'new' },
		});
		expect((await call('POST', at, { last_name: 'x' })).value).toEqual({
			error: 'email is required',
		});
		expect((await call('POST', at, { email: 'lead2@example.com' })).status).toBe(422);
		expect(await call('POST', '/campaigns/301/leads/9', body)).toMatchObject({
			status: 404,
			value: { ok: false, error: 'Invalid request!' },
		});
	});

	it('is marked complete by its map id only', async () => {
		const { call, lead1, map1, sandbox } = open();
		const at = (id: number) => `/campaigns/301/leads/${id}/manual-complete`;
		expect((await call('POST', at(lead1))).status).toBe(404);
		expect((await call('POST', at(map1))).status).toBe(200);
		expect(sandbox.state.campaignLeads.get(map1)?.status).toBe('COMPLETED');
	});

	it('has a history, alone and with others, in two shapes', async () => {
		const bulk = '/campaigns/301/message-history-for-leads/bbfbdsFGHlBr76ruhjvh6fhHL';
		const { call, lead1, lead2, lead3 } = open();
		const one = `/campaigns/301/leads/${lead2}/message-history`;
		expect((await call('GET', one)).value).toMatchObject({
			messages: [
				{ direction: 'outbound', opened_at: expect.any(String) },
				{ direction: 'inbound', subject: expect.stringMatching(/^Re: /) },
			],
		});
		const all = (await call('POST', bulk, { lead_ids: null })).value as { data: object };
		expect(Object.keys(all.data)).toEqual([lead1, lead2, lead3].map(String));
		const some = (await call('POST', bulk, { lead_ids: [lead3, 9] })).value;
		expect(some).toEqual({ data: { [lead3]: [expect.anything(), expect.anything()] } });
		const live = open('alternate');
		expect((await live.call('GET', one)).value).toMatchObject({
			history: [{ type: 'SENT', to: 'lead2@example.com' }, { type: 'REPLY' }],
		});
		const lives = (await live.call('POST', bulk, { lead_ids: [lead3] })).value;
		expect(lives).toMatchObject({ [lead3]: { history: [{ type: 'SENT' }, {}] } });
	});

	it.each<[Record<string, unknown>, number]>([
		[{ sequenceIds: [1002] }, 1],
		[{ seqScheduleType: 'AUTO' }, 2],
		[{ seqScheduleType: 'MANUAL' }, 0],
		[{ statusFilter: 'manual_followups' }, 0],
		[{ filterLeadsForManualCompletion: true }, 0],
		[{ espDomainTypes: [1] }, 0],
		[{ espDomainTypes: [] }, 3],
	])('is searched by %j', async (body, count) => {
		const { call } = open();
		const { value } = await call('POST', '/campaigns/301/leads/filter', body);
		expect(value).toMatchObject({ count });
	});

	it('waits for a step that is taken by hand', async () => {
		const { call, sandbox, map2 } = open();
		const [, step] = sandbox.state.campaigns.get(301)?.sequence ?? [];
		if (step) step.type = 'MANUAL';
		for (const body of [{ statusFilter: 'manual_followups' }, { filterManualSeqIds: [1002] }]) {
			const { value } = await call('POST', '/campaigns/301/leads/filter', body);
			expect(value).toMatchObject({ leads: [{ id: map2 }] });
		}
	});

	it('comes in hundreds with no gap between addresses', () => {
		const { sandbox } = open();
		addLeadsToCampaign(sandbox.state, 0, 302, 250);
		addLeadsToCampaign(sandbox.state, 0, 301, 1);
		expect(new Set([...sandbox.state.leads.values()].map(({ email }) => email)).size).toBe(254);
	});
});

describe('a lead of the account', () => {
	it('unsubscribes everywhere, once', async () => {
		const { call, sandbox, lead2 } = open();
		expect((await call('POST', `/leads/${lead2}/unsubscribe`)).value).toEqual({ ok: true });
		expect(await call('POST', `/leads/${lead2}/unsubscribe`)).toMatchObject({
			status: 200,
			value: { ok: false },
		});
		expect(sandbox.state.unsubscribed.has('lead2@example.com')).toBe(true);
		expect((await call('POST', '/leads/9/unsubscribe')).value).toEqual({
			error: 'Lead not found - Invalid lead_id.',
		});
	});

	it('shows its campaigns and its steps', async () => {
		const { call, lead2, map2 } = open();
		expect((await call('GET', `/leads/${lead2}/campaign-overview`)).value).toMatchObject({
			data: { id: lead2, email_campaign_leads_mappings: [{ id: String(map2), is_active: true }] },
		});
		expect((await call('GET', '/leads/9/campaign-overview')).status).toBe(500);
		expect((await call('GET', `/leads/${map2}/sequence-details`)).value).toMatchObject({
			data: [{ status: 'SENT' }, { status: 'SCHEDULED', sent_time: null }],
		});
		expect((await call('GET', `/leads/${lead2}/sequence-details`)).status).toBe(404);
	});

	it('goes to a list, is moved, copied and archived', async () => {
		const { call, idsAt, lead1, lead2, lead3, map3 } = open();
		const push = async (body: object) => (await call('POST', '/leads/push-to-list', body)).status;
		expect(await push({ listId: 501, leadIds: [lead1, lead2] })).toBe(200);
		expect(await idsAt({ listId: '501' })).toEqual([lead1, lead2]);
		expect(await push({ listId: 502, leadIds: [lead1], action: 'move' })).toBe(200);
		expect(await idsAt({ listId: '501' })).toEqual([lead2]);
		const filters = { leadCategoryIds: '1,2', campaignId: '301' };
		expect(await push({ listId: 502, allLeads: true, filters })).toBe(200);
		expect(await idsAt({ listId: '502' })).toEqual([lead1, lead2]);
		expect(await push({ listId: 9, leadIds: [lead1] })).toBe(404);
		expect(await push({ listId: 501 })).toBe(400);
		expect(await push({ listId: 501, leadIds: [lead1], allLeads: true })).toBe(400);
		const archived = await call('POST', '/leads/campaign/push-to-list', {
			campaignId: '301',
			listId: '501',
			leadMapIds: [map3],
			archivedFromAllCampaign: true,
		});
		expect(archived.status).toBe(200);
		expect(await idsAt({ leadType: 'archived', listId: '501' })).toEqual([lead3]);
		expect((await call('GET', '/campaigns/301/leads')).value).toMatchObject({ total_leads: '2' });
		expect((await call('GET', `/leads/${lead3}/campaign-overview`)).value).toMatchObject({
			data: { email_campaign_leads_mappings: [{ is_active: false, status: 'XXX' }] },
		});
		const lists = [{ id: 501, lead_count: 2 }, { lead_count: 2 }];
		expect((await call('GET', '/lead-list/')).value).toMatchObject({ data: lists });
	});

	it('is not pushed from a campaign by its lead id', async () => {
		const { call, lead1 } = open();
		const body = { campaignId: '301', listId: '501', leadMapIds: [lead1] };
		expect((await call('POST', '/leads/campaign/push-to-list', body)).status).toBe(404);
	});

	it('is found by what happened to its mails', async () => {
		const { idsAt, lead2, lead3 } = open();
		expect(await idsAt({ emailStatus: 'is_replied' })).toEqual([lead2]);
		expect(await idsAt({ emailStatus: 'is_opened', status: 'COMPLETED' })).toEqual([lead3]);
	});
});

describe('categories', () => {
	const at = '/leads/categories';

	it('of the account itself come and go', async () => {
		const { call, lead1 } = open();
		const made = await call('POST', at, { name: 'Later', sentiment_type: 'positive' });
		expect(made).toMatchObject({ status: 201, value: { ok: true, data: { name: 'Later' } } });
		const { id } = (made.value as { data: { id: number } }).data;
		expect((await call('GET', '/leads/fetch-categories')).value).toHaveLength(8);
		const renamed = await call('PATCH', `${at}/${id}`, { name: 'Soon', sentiment_type: null });
		expect(renamed.value).toMatchObject({ data: { id, name: 'Soon', sentiment_type: null } });
		await call('POST', `/campaigns/301/leads/${lead1}/category`, { category_id: id });
		expect((await call('DELETE', `${at}/${id}`)).status).toBe(409);
		await call('POST', `/campaigns/301/leads/${lead1}/category`, { category_id: 1 });
		expect((await call('DELETE', `${at}/${id}`)).value).toEqual({ ok: true });
		expect((await call('DELETE', `${at}/${id}`)).status).toBe(404);
	});

	it.each<[string, string, unknown, number]>([
		['POST', '', { name: 'interested' }, 409],
		['POST', '', {}, 400],
		['POST', '', { name: 'x', sentiment_type: 'neutral' }, 400],
		['PATCH', '/1', { name: 'x' }, 403],
		['DELETE', '/1', undefined, 403],
		['PATCH', '/99', { name: 'x' }, 404],
	])('refuse %s %s %j', async (method, path, body, status) => {
		expect((await open().call(method, `${at}${path}`, body)).status).toBe(status);
	});

	it('say what is missing in the words of the validation library', async () => {
		const { value } = await open().call('POST', at, {});
		expect(value).toMatchObject({ error: 'Bad Request', message: '"name" is required' });
	});
});

describe('what pickers read', () => {
	it('are tags, lists and the members of the team', async () => {
		const { call, sandbox } = open();
		const tags = [{ id: 401, name: 'Example Tag' }, { id: 402 }];
		expect((await call('GET', '/email-accounts/tags')).value).toMatchObject(tags);
		expect((await call('GET', '/crm/leads/tags')).value).toMatchObject({ ok: true, data: tags });
		const query = { start_date: '2026-01-01', end_date: '2026-01-31' };
		await call('POST', '/campaigns/301/team-member', { teamMemberId: 602 });
		const board = await send(sandbox, 'GET', '/analytics/team-board/overall-stats', { query });
		expect(board.value).toMatchObject({
			data: {
				team_board_stats: [
					{ id: 601, campaign_count: 0 },
					{ id: 602, lead_count: 2 },
				],
			},
		});
	});
});
