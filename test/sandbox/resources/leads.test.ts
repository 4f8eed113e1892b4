import { send } from '../fixtures';
import { addCampaignLead, addLead, Sandbox } from '../index';
import type { Shapes } from '../index';

function open(shapes: Shapes = 'documented') {
	const sandbox = new Sandbox({ shapes });
	const post = async (path: string, body?: unknown) =>
		await send(sandbox, 'POST', `/campaigns${path}`, { body });
	const get = async (path: string, query: Record<string, string> = {}) =>
		await send(sandbox, 'GET', path, { query });
	const [lead1 = 0, lead2 = 0, lead3 = 0] = [...sandbox.state.leads.keys()];
	return { sandbox, post, get, lead1, lead2, lead3 };
}

const mixed = [
	{ email: 'new@example.com', first_name: 'New' },
	{ email: 'NEW@example.com' },
	{ email: 'lead1@example.com' },
	{ email: 'person@blocked.example.com' },
	{ email: 'unsubscribed@example.com' },
	{ email: 'bounced@example.com' },
];

describe('adding leads', () => {
	it('skips and names those it does not want', async () => {
		const { post, sandbox } = open();
		const settings = { return_lead_ids: true };
		const { value } = await post('/302/leads', { lead_list: mixed, settings });
		expect(value).toMatchObject({ success: true, added_count: 1, skipped_count: 5 });
		const { skipped_leads, lead_ids } = value as {
			skipped_leads: Array<{ email: string; reason: string }>;
			lead_ids: number[];
		};
		expect(skipped_leads.map(({ email }) => email)).toEqual(mixed.slice(1).map((l) => l.email));
		expect(new Set(skipped_leads.map(({ reason }) => reason)).size).toBe(5);
		expect(sandbox.state.leads.get(lead_ids[0] ?? 0)).toMatchObject({ firstName: 'New' });
	});

	it('only counts them in the second shape, bad addresses included', async () => {
		const { post } = open('alternate');
		const lead_list = [...mixed, { email: 'bad' }];
		const { value } = await post('/302/leads', { lead_list });
		expect(value).toMatchObject({
			ok: true,
			upload_count: 1,
			total_leads: 7,
			duplicate_count: 2,
			block_count: 1,
			invalid_email_count: 1,
			unsubscribed_leads: 1,
		});
		expect(value).not.toHaveProperty('skipped_leads');
		expect(value).not.toHaveProperty('lead_ids');
	});

	it('takes everybody when all checks are off, but nobody twice', async () => {
		const { post } = open();
		const settings = {
			ignore_global_block_list: true,
			ignore_unsubscribe_list: true,
			ignore_duplicate_leads_in_other_campaign: true,
			ignore_community_bounce_list: true,
		};
		const first = await post('/302/leads', { lead_list: mixed, settings });
		expect(first.value).toMatchObject({ added_count: 5, skipped_count: 1 });
		expect(first.value).not.toHaveProperty('lead_ids');
		const again = await post('/302/leads', { lead_list: mixed, settings });
		expect(again.value).toMatchObject({ added_count: 0, skipped_count: 6 });
	});

	it('adds nobody when one address is malformed', async () => {
		const { post, sandbox } = open();
		const lead_list = [{ email: 'new@example.com' }, { email: 'bad' }];
		expect(await post('/302/leads', { lead_list })).toMatchObject({
			status: 422,
			value: { error: 'Invalid email format for bad' },
		});
		expect(sandbox.state.leads.size).toBe(3);
	});

	it('keeps one record per address across campaigns', async () => {
		const { post, get, lead1 } = open();
		const settings = { ignore_duplicate_leads_in_other_campaign: true };
		const lead_list = [{ email: 'Lead1@example.com', last_name: 'Late' }];
		await post('/302/leads', { lead_list, settings });
		const { value } = await get(`/leads/${lead1}/campaigns`);
		expect(value).toMatchObject([{ id: 301 }, { id: 302, name: 'Empty Draft' }]);
	});
});

describe('reading the leads of a campaign', () => {
	it('pages, with the total as a text', async () => {
		const { sandbox, get } = open();
		for (let i = 1; i <= 120; i++) {
			const { id: leadId } = addLead(sandbox.state, 0, { email: `many${i}@example.com` });
			addCampaignLead(sandbox.state, 0, { campaignId: 302, leadId });
		}
		const page = async (offset: string) =>
			(await get('/campaigns/302/leads', { offset, limit: '50' })).value as {
				total_leads: string;
				data: unknown[];
			};
		expect(await page('0')).toMatchObject({ total_leads: '120', offset: 0, limit: 50 });
		expect((await page('100')).data).toHaveLength(20);
		expect((await page('150')).data).toHaveLength(0);
	});

	it('shows a lead in its place, or flat', async () => {
		const { get, lead1 } = open();
		const { value } = await get('/campaigns/301/leads');
		const { data } = value as { data: Array<{ campaign_lead_map_id: number }> };
		expect(data[0]).toMatchObject({ status: 'STARTED', lead: { id: lead1 } });
		expect(data[0]?.campaign_lead_map_id).not.toBe(lead1);
		const flat = await open('alternate').get('/campaigns/301/leads');
		expect(flat.value).toMatchObject({ total: 3, leads: [{ id: lead1 }, {}, {}] });
	});

	it.each<[string, string, string[]]>([
		['status', 'COMPLETED', ['3']],
		['lead_category_id', '1', ['2']],
		['emailStatus', 'is_replied', ['2']],
		['emailStatus', 'not_replied', ['1', '3']],
		['last_sent_time_gt', '2026-01-16', ['2', '3']],
		['created_at_gt', '2026-02-01T00:00:00Z', []],
	])('filters by %s=%s', async (name, wanted, numbers) => {
		const { value } = await open().get('/campaigns/301/leads', { [name]: wanted });
		const { data, total_leads } = value as {
			data: Array<{ lead: { email: string } }>;
			total_leads: string;
		};
		expect(data.map(({ lead }) => lead.email)).toEqual(
			numbers.map((number) => `lead${number}@example.com`),
		);
		expect(total_leads).toBe(String(numbers.length));
	});

	it('refuses a time that is none, and a campaign that is none', async () => {
		const { get } = open();
		const time = await get('/campaigns/301/leads', { event_time_gt: 'soon' });
		expect(time.status).toBe(422);
		expect(await get('/campaigns/9/leads')).toMatchObject({
			status: 404,
			value: { error: 'Campaign not found - Invalid campaign_id.' },
		});
	});

	it('exports CSV with everything that makes CSV hard', async () => {
		const { answer } = await open().get('/campaigns/301/leads-export');
		expect(answer.headers['Content-Type']).toMatch(/^text\/csv/);
		expect(answer.body).toMatch(/^\uFEFFid,campaign_lead_map_id,/);
		expect(answer.body).toContain('"Example ""Quoted"" Co, Ltd"');
		expect(answer.body).toContain('"Suite 4\nExample Town"');
		expect(answer.body).toContain('"{""job_title"":""Engineer""');
		const other = await open('alternate').get('/campaigns/301/leads-export');
		expect(other.answer.body).toMatch(/^\uFEFFemail,first_name,/);
	});

	it('searches with a cursor', async () => {
		const { post } = open();
		const first = await post('/301/leads/filter', { limit: 2 });
		const { leads, lastSeenEclmId } = first.value as {
			leads: Array<{ id: number }>;
			lastSeenEclmId: number;
		};
		expect(first.value).toMatchObject({ count: 3 });
		expect(lastSeenEclmId).toBe(leads[1]?.id);
		const next = { limit: 2, lastSeenLeadId: lastSeenEclmId };
		const second = await post('/301/leads/filter', next);
		expect(second.value).toMatchObject({ leads: [{ status: 'COMPLETED' }] });
		const { lastSeenEclmId: last } = second.value as { lastSeenEclmId: number };
		const third = await post('/301/leads/filter', { lastSeenLeadId: last });
		expect(third.value).toMatchObject({ leads: [], lastSeenEclmId: null });
	});

	it.each<[Record<string, unknown>, number]>([
		[{ searchText: 'LEAD2' }, 1],
		[{ statusFilter: 'active' }, 2],
		[{ leadStatuses: ['COMPLETED', 'STARTED'] }, 2],
		[{ leadCategoryIds: [-1] }, 2],
		[{ leadCategoryIsNull: true }, 2],
		[{ emailStatuses: ['is_opened'], emailAccountIds: [101] }, 2],
		[{ sequenceNumbers: [1] }, 1],
		[{ leadStatuses: [] }, 3],
	])('searches by %j', async (body, count) => {
		expect((await open().post('/301/leads/filter', body)).value).toMatchObject({ count });
	});
});

describe('one lead in a campaign', () => {
	it('pauses, resumes, unsubscribes and changes its category', async () => {
		const { post, sandbox, lead2 } = open();
		const at = `/301/leads/${lead2}`;
		const place = () => [...sandbox.state.campaignLeads.values()].find((p) => p.leadId === lead2);
		expect((await post(`${at}/pause`)).value).toEqual({ ok: true, data: 'success' });
		expect(place()?.status).toBe('PAUSED');
		const days = { resume_lead_with_delay_days: 2 };
		expect((await post(`${at}/resume`, days)).value).toEqual({ ok: true, data: 'success' });
		expect(place()?.status).toBe('INPROGRESS');
		await post(`${at}/category`, { category_id: 3, pause_lead: true });
		expect(place()).toMatchObject({ categoryId: 3, status: 'PAUSED' });
		await post(`${at}/category`, { category_id: null });
		expect(place()?.categoryId).toBeNull();
		expect((await post(`${at}/category`, { category_id: 99 })).status).toBe(422);
		await post(`${at}/unsubscribe`);
		expect(place()).toMatchObject({ isUnsubscribed: true, status: 'STOPPED' });
	});

	it('answers in the second shape as well', async () => {
		const { post, lead1 } = open('alternate');
		const success = { success: true };
		expect((await post(`/301/leads/${lead1}/pause`)).value).toMatchObject(success);
		expect((await post(`/301/leads/${lead1}/resume`, {})).value).toMatchObject({
			...success,
			will_resume_at: expect.stringMatching(/Z$/),
		});
	});

	it('cannot go on behind the last step', async () => {
		const { post, lead3 } = open();
		expect(await post(`/301/leads/${lead3}/resume`, {})).toMatchObject({
			status: 500,
			value: { error: 'This is the last sequence. You cannot resume this lead.' },
		});
	});

	it('is found by its lead id only, never by its map id', async () => {
		const { post, sandbox } = open();
		const [mapId] = [...sandbox.state.campaignLeads.keys()];
		expect((await post(`/301/leads/${mapId}/pause`)).status).toBe(404);
		expect(await post(`/301/leads/${mapId}/resume`, {})).toMatchObject({
			status: 500,
			value: { error: 'Invalid lead id' },
		});
	});
});

describe('leads of the account', () => {
	it('are found by address; an unknown one is an empty object', async () => {
		const { get, lead2 } = open();
		const { value } = await get('/leads/', { email: 'Lead2@example.com' });
		const places = [{ campaign_id: 301, campaign_name: 'Example Campaign', lead_category_id: 1 }];
		expect(value).toMatchObject({ id: lead2, lead_campaign_data: places });
		const unknown = await get('/leads', { email: 'nobody@example.com' });
		expect(unknown).toMatchObject({ status: 200, value: {} });
		expect(unknown.value).toEqual({});
	});

	it('page by the id of the last one', async () => {
		const { get, lead1, lead2, lead3 } = open();
		const ids = async (query: Record<string, string>) => {
			const { value } = await get('/leads/all', query);
			return (value as { data: { leads: Array<{ id: number }> } }).data.leads.map(({ id }) => id);
		};
		expect(await ids({ limit: '2' })).toEqual([lead1, lead2]);
		expect(await ids({ limit: '2', lastSeenLeadId: String(lead2) })).toEqual([lead3]);
		expect(await ids({ lastSeenLeadId: String(lead3) })).toEqual([]);
		expect(await ids({ status: 'COMPLETED' })).toEqual([lead3]);
		expect(await ids({ campaignId: '302' })).toEqual([]);
		expect((await open('alternate').get('/leads/all')).value).toHaveLength(3);
	});

	it('are read one by one', async () => {
		const { get, lead2 } = open();
		expect((await get(`/leads/${lead2}`)).value).toMatchObject({ category_name: 'Interested' });
		expect((await get('/leads/9')).status).toBe(404);
		expect((await open('alternate').get('/leads/9')).value).toEqual({});
	});
});

describe('what belongs to the account', () => {
	it('are mailboxes with their passwords, seven categories and two clients', async () => {
		const { get } = open();
		const { value } = await get('/email-accounts/', { esp: 'GMAIL', isInUse: 'true' });
		expect(value).toMatchObject([{ id: 101, password: 'stored-secret', campaign_count: 1 }]);
		expect((await get('/email-accounts', { limit: '101' })).value).toEqual([]);
		expect((await get('/email-accounts', { limit: '1', offset: '2' })).value).toMatchObject([
			{ from_email: 'sender3@example.com' },
		]);
		const one = await get('/email-accounts/101', { fetch_campaigns: 'true' });
		expect(one.value).toMatchObject({ imap_password: 'stored-secret', campaign_ids: [301] });
		expect(await get('/email-accounts/9/')).toMatchObject({
			status: 404,
			value: { error: 'Email account not found' },
		});
		expect((await get('/leads/fetch-categories')).value).toHaveLength(7);
		expect((await get('/client/')).value).toMatchObject({ ok: true, data: [{}, { id: 202 }] });
		expect((await open('alternate').get('/client')).value).toHaveLength(2);
	});
});
