import { send } from '../fixtures';
import { addEmailAccount, addLeadsToCampaign, Sandbox } from '../index';
import type { Shapes } from '../index';

const sentAt = '2026-01-20T23:30:00.000Z';

function open(shapes: Shapes = 'documented') {
	const sandbox = new Sandbox({ shapes });
	const get = async (path: string, query: Record<string, string> = {}) =>
		await send(sandbox, 'GET', `/campaigns/${path}`, { query });
	const fill = (count: number) => {
		const place = { lastStep: 1, lastSentAt: sentAt, lastEventAt: sentAt, openCount: 1 };
		return addLeadsToCampaign(sandbox.state, 0, 302, count, place);
	};
	return { sandbox, get, fill };
}

describe('statistics of a campaign', () => {
	it('have one row per mail, up to 1,000 at once, with the total as a text', async () => {
		const { get, fill } = open();
		fill(1_250);
		const page = async (query: Record<string, string>) =>
			(await get('302/statistics', query)).value as { total_stats: string; data: unknown[] };
		expect(await page({})).toMatchObject({ total_stats: '1250', offset: 0, limit: 100 });
		expect((await page({ limit: '1000' })).data).toHaveLength(1_000);
		expect((await page({ limit: '1000', offset: '1000' })).data).toHaveLength(250);
		expect((await get('302/statistics', { limit: '1001' })).status).toBe(422);
	});

	it.each<[string, string, number]>([
		['email_status', 'replied', 1],
		['email_status', 'opened', 2],
		['email_status', 'bounced', 0],
		['email_sequence_number', '2', 1],
		['sent_time_start_date', '2026-01-15 00:00:00.000Z', 2],
		['sent_time_end_date', '2026-01-15', 1],
	])('are filtered by %s=%s', async (name, wanted, count) => {
		const { value } = await open().get('301/statistics', { [name]: wanted });
		expect(value).toMatchObject({ total_stats: String(count) });
	});

	it('name the lead, its category and its reply, or sum up by step', async () => {
		const { data } = (await open().get('301/statistics')).value as { data: unknown[] };
		expect(data).toHaveLength(3);
		expect(data[0]).toMatchObject({
			lead_email: 'lead2@example.com',
			lead_category: 'Interested',
			sequence_number: 1,
			reply_time: expect.stringMatching(/^2026-01-16/),
		});
		const summed = await open('alternate').get('301/statistics');
		expect(summed.value).not.toHaveProperty('total_stats');
		expect(summed.value).toMatchObject({
			data: [
				{ sequence_number: 1, sent: 2, replied: 1 },
				{ sequence_number: 2, sent: 1, opened: 1 },
			],
		});
	});

	it('refuse a time that is none and a campaign that is none', async () => {
		const { get } = open();
		expect((await get('301/statistics', { sent_time_start_date: '2026-02-30' })).status).toBe(422);
		expect((await get('9/statistics')).status).toBe(404);
	});

	it('of leads say whether there is more, or keep quiet about it', async () => {
		const { get, fill } = open();
		fill(250);
		const page = async (offset: string) =>
			(await get('302/leads-statistics', { limit: '100', offset })).value;
		expect(await page('100')).toMatchObject({ ok: true, hasMore: true });
		expect(await page('200')).toMatchObject({ hasMore: false });
		expect((await get('302/leads-statistics', { limit: '101' })).status).toBe(422);
		const later = await get('302/leads-statistics', { event_time_gt: '2026-01-21' });
		expect(later.value).toMatchObject({ data: [] });
		const quiet = await open('alternate').get('301/leads-statistics');
		expect(quiet.value).toMatchObject({ data: [{}, { sent_count: 1 }, {}] });
		expect(quiet.value).not.toHaveProperty('hasMore');
	});

	it('of mailboxes come twenty at a time', async () => {
		const { sandbox, get } = open();
		const ids = Array.from({ length: 49 }, () => addEmailAccount(sandbox.state, 0).id);
		sandbox.state.campaigns.get(301)?.emailAccountIds.push(...ids);
		const page = async (query: Record<string, string>) =>
			((await get('301/mailbox-statistics', query)).value as { data: unknown[] }).data;
		expect(await page({})).toHaveLength(20);
		expect(await page({ offset: '40', limit: '20' })).toHaveLength(10);
		expect((await get('301/mailbox-statistics', { limit: '21' })).status).toBe(422);
		expect((await page({}))[0]).toMatchObject({ email_account_id: 101, sent_count: 3 });
		expect((await page({ start_date: '2027-01-01' }))[0]).toMatchObject({ sent_count: 3 });
		const span = { start_date: '2027-01-01', end_date: '2027-01-02' };
		expect((await page(span))[0]).toMatchObject({ sent_count: 0 });
	});
});

describe('analytics', () => {
	it('come as a list of one, or flat, renamed and as texts', async () => {
		expect((await open().get('301/analytics')).value).toMatchObject({
			ok: true,
			data: [{ campaign_id: 301, total_sent: 3, total_replied: 1, reply_rate: 33.33 }],
		});
		expect((await open('alternate').get('301/analytics')).value).toMatchObject({
			id: 301,
			sent_count: '3',
			open_count: '3',
			unique_open_count: '2',
		});
	});

	it.each(['analytics-by-date', 'top-level-analytics-by-date'])('by date: %s', async (name) => {
		const { get, fill } = open();
		fill(2);
		const sent = async (start_date: string, end_date: string, more = {}) =>
			await get(`302/${name}`, { start_date, end_date, ...more });
		const one = await sent('2026-01-20', '2026-01-20');
		expect(one.value).toMatchObject({ data: [{ total_sent: 2 }] });
		expect((await sent('2026-01-01', '2026-01-31')).status).toBe(200);
		const moments = await sent('2026-01-01T00:00:00Z', '2026-01-20T23:00:00Z');
		expect(moments.value).toMatchObject({ data: [{ total_sent: 0 }] });
		expect(await sent('2026-01-01', '2026-02-01')).toMatchObject({
			status: 400,
			value: { error: 'The date range cannot exceed 30 days' },
		});
		expect((await sent('2026-01-02', '2026-01-01')).status).toBe(400);
		expect((await sent('01/02/2026', '2026-01-03')).status).toBe(400);
	});

	it('count days where the time zone says', async () => {
		const { get, fill } = open();
		fill(2);
		const day = { start_date: '2026-01-21', end_date: '2026-01-21' };
		const sent = async (query: Record<string, string>) =>
			(await get('302/analytics-by-date', { ...day, ...query })).value;
		expect(await sent({})).toMatchObject({ data: [{ total_sent: 0 }] });
		const zone = { time_zone: 'Europe/Berlin' };
		expect(await sent(zone)).toMatchObject({ data: [{ total_sent: 2 }] });
		expect((await get('302/analytics-by-date', { ...day, time_zone: 'Berlin' })).status).toBe(400);
	});

	it('list every step, over any stretch of time', async () => {
		const { get } = open();
		const query = { start_date: '2025-01-01', end_date: '2026-12-31' };
		expect((await get('301/sequence-analytics', query)).value).toMatchObject({
			ok: true,
			data: {
				campaign_id: 301,
				sequences: [
					{ seq_number: 1, total_stats: { sent_count: 2, open_percentage: 50 }, variants: [] },
					{ seq_number: 2, total_stats: { sent_count: 1 } },
				],
			},
		});
	});
});

describe('activities', () => {
	it('page over all campaigns', async () => {
		const { get, fill } = open();
		fill(250);
		const page = async (offset: string) =>
			(await get('all-leads-activities', { limit: '100', offset })).value as {
				hasMore: boolean;
				data: unknown[];
			};
		expect(await page('100')).toMatchObject({ hasMore: true });
		const last = await page('200');
		expect(last.hasMore).toBe(false);
		// Two leads of the seed have mails as well.
		expect(last.data).toHaveLength(52);
		expect((await get('all-leads-activities', { limit: '1001' })).status).toBe(422);
	});

	it('are rows of events, with a total, in the second shape', async () => {
		const { get } = open('alternate');
		const { value } = await get('all-leads-activities', { limit: '2' });
		expect(value).toMatchObject({ total: 6, data: [{ activity_type: 'email_sent' }, {}] });
	});

	it.each<[Record<string, string>, number]>([
		[{ event_time_from: 'soon' }, 400],
		[{ event_time_to: '2026-01-31' }, 400],
		[{ event_time_from: '2026-01-16', event_time_to: '2026-01-16' }, 200],
	])('keep to a window of time: %j', async (query, status) => {
		const answer = await open().get('all-leads-activities', query);
		expect(answer.status).toBe(status);
		const value = status === 200 ? { data: [{}, {}] } : { status: 'error' };
		expect(answer.value).toMatchObject(value);
	});
});
