import { open } from '../asking';

/** What people met when they read, where it differs from the reference. */
const second = 5_995_000_002;
const secondMap = '4433000002';

describe('the inbox', () => {
	const replies = '/master-inbox/inbox-replies';

	it('has rows without a total, with ids as text', async () => {
		const { post } = open();
		const { value } = await post(replies, {});
		expect(Object.keys(value as object)).toEqual(['ok', 'data', 'offset', 'limit']);
		const [row] = (value as { data: Array<Record<string, unknown>> }).data;
		expect(row).toMatchObject({
			email_lead_id: String(second),
			email_lead_map_id: secondMap,
			email_account_id: 101,
			lead_status: 'INPROGRESS',
			lead_category_id: 1,
			email_campaign_id: 301,
			email_campaign_name: 'Example Campaign',
			revenue: '0.00',
		});
		expect(row).not.toHaveProperty('email_history');
	});

	it('has the messages only where they are asked for', async () => {
		const { post } = open();
		const { value } = await post(replies, {}, { fetch_message_history: 'true' });
		const [row] = (value as { data: Array<{ email_history: unknown[] }> }).data;
		const ends = { from: 'sender1@example.com', to: 'lead2@example.com' };
		expect(row?.email_history).toEqual([
			expect.objectContaining({ type: 'SENT', stats_id: 'stats-443300000201', ...ends }),
			expect.objectContaining({
				type: 'REPLY',
				stats_id: 'stats-443300000201',
				from: ends.to,
				to: ends.from,
				email_body: expect.stringContaining('<p>') as string,
			}),
		]);
	});

	it('takes a stranger’s replies as a list', async () => {
		const { get } = open();
		expect((await get('/master-inbox/untracked-replies')).value).toMatchObject({
			ok: true,
			data: [{ id: '3001' }],
		});
	});
});

describe('the history of a lead', () => {
	it('has both ends around the messages', async () => {
		const { get } = open();
		const { value } = await get(`/campaigns/301/leads/${second}/message-history`);
		const { history, ...around } = value as { history: object[] };
		expect(around).toEqual({ from: 'sender1@example.com', to: 'lead2@example.com' });
		expect(history.map((one) => [...new Set(Object.keys(one))].includes('from'))).toEqual([
			false,
			false,
		]);
	});
});

describe('single records', () => {
	it('a lead is a list of one, nobody a list of none', async () => {
		const { get } = open();
		expect((await get(`/leads/${second}`)).value).toMatchObject({
			ok: true,
			data: [{ id: second, email: 'lead2@example.com', created_at: expect.any(String) as string }],
		});
		expect(await get('/leads/9')).toEqual({ status: 200, value: { ok: true, data: [] } });
	});

	it('an address has its id as text, an unknown one an empty object', async () => {
		const { get } = open();
		expect((await get('/leads', { email: 'lead2@example.com' })).value).toMatchObject({
			id: String(second),
			lead_campaign_data: [{ campaign_status: 'PAUSED', campaign_lead_map_id: Number(secondMap) }],
		});
		expect((await get('/leads', { email: 'nobody@example.com' })).value).toEqual({});
	});

	it('a campaign comes bare, an unknown one as nothing at all', async () => {
		const { get } = open();
		expect((await get('/campaigns/301')).value).toMatchObject({
			id: 301,
			name: 'Example Campaign',
		});
		expect(await get('/campaigns/9')).toEqual({ status: 200, value: '' });
	});
});

describe('lists', () => {
	it('of leads have other words and a total', async () => {
		const { get } = open();
		expect((await get('/lead-list', { limit: '1' })).value).toEqual({
			ok: true,
			data: {
				lists: [
					expect.objectContaining({ id: 501, list_name: 'Example List One', leads_count: '0' }),
				],
				totalCount: 2,
			},
		});
	});

	it.each([
		'/campaigns',
		'/campaigns/301/email-accounts',
		'/campaigns/301/webhooks',
		'/email-accounts',
		'/client',
		'/leads/fetch-categories',
		`/leads/${second}/campaigns`,
	])('%s comes bare', async (path) => {
		const { get } = open();
		expect((await get(path)).value).toEqual(expect.any(Array));
	});
});

describe('statistics', () => {
	it('count in text', async () => {
		const { get } = open();
		expect((await get('/campaigns/301/analytics')).value).toMatchObject({
			sent_count: '3',
			unique_sent_count: '2',
			campaign_lead_stats: { total: 3, completed: 1 },
		});
		const { value } = await get('/campaigns/301/mailbox-statistics');
		expect(value).toMatchObject({ data: [{ sent_count: '3', reply_count: '1' }] });
	});

	it('have a row for each mail, with the mail, and their number as text', async () => {
		const { get } = open();
		const { value } = await get('/campaigns/301/statistics');
		expect(value).toMatchObject({
			total_stats: '3',
			data: [
				{ stats_id: 'stats-443300000201', email_message: expect.any(String) as string },
				{},
				{},
			],
		});
	});
});
