import { send } from '../fixtures';
import { addLeadsToCampaign, Sandbox } from '../index';

const january = { start_date: '2026-01-01', end_date: '2026-01-31' };

function open() {
	const sandbox = new Sandbox();
	const get = async (path: string, query: Record<string, string> = {}) =>
		await send(sandbox, 'GET', `/analytics/${path}`, { query });
	const data = async (path: string, query: Record<string, string> = {}) => {
		const { status, value } = await get(path, query);
		expect(status).toBe(200);
		return (value as { data: Record<string, unknown> }).data;
	};
	return { sandbox, get, data };
}

describe('reports', () => {
	it('want both dates, in their order, and a time zone where they go by the time of sending', async () => {
		const { get } = open();
		expect((await get('day-wise-overall-stats', { start_date: '2026-01-01' })).status).toBe(422);
		const backwards = { start_date: '2026-01-31', end_date: '2026-01-01' };
		expect((await get('day-wise-overall-stats', backwards)).status).toBe(400);
		expect((await get('day-wise-overall-stats-by-sent-time', january)).status).toBe(422);
		const zoned = { ...january, timezone: 'Nowhere' };
		expect((await get('day-wise-overall-stats-by-sent-time', zoned)).status).toBe(400);
	});

	it('are about the campaigns and clients that were named', async () => {
		const { get, data } = open();
		const sent = async (query: object) => {
			const { overall_stats } = await data('overall-stats-v2', { ...january, ...query });
			return (overall_stats as { sent: number }).sent;
		};
		expect(await sent({})).toBe(3);
		expect(await sent({ campaign_ids: '301' })).toBe(3);
		expect(await sent({ campaign_ids: '302' })).toBe(0);
		// The draft is the client's, the other campaign nobody's.
		expect(await sent({ client_ids: '201' })).toBe(0);
		expect(await data('campaign/list', { client_ids: '201,202' })).toEqual({
			campaign_list: [{ id: 302, name: 'Empty Draft' }],
		});
		expect((await get('campaign/list', { client_ids: '[201]' })).status).toBe(422);
	});

	it('put a mail on the day of its time zone', async () => {
		const { sandbox, data } = open();
		const sentAt = '2026-01-20T23:30:00.000Z';
		addLeadsToCampaign(sandbox.state, 0, 302, 2, { lastStep: 1, lastSentAt: sentAt });
		const days = async (timezone: string) => {
			const query = { ...january, campaign_ids: '302', timezone };
			const { day_wise_stats } = await data('day-wise-overall-stats', query);
			return (day_wise_stats as Array<{ date: string }>).map(({ date }) => date);
		};
		expect(await days('UTC')).toEqual(['2026-01-20']);
		expect(await days('Europe/Berlin')).toEqual(['2026-01-21']);
	});

	it('count a reply on its day, or on the day of the mail', async () => {
		const { sandbox, data } = open();
		const sent = { lastStep: 1, lastSentAt: '2026-01-20T10:00:00.000Z' };
		const replied = { replyCount: 1, categoryId: 1, lastEventAt: '2026-01-22T10:00:00.000Z' };
		addLeadsToCampaign(sandbox.state, 0, 302, 1, { ...sent, ...replied });
		const query = { ...january, campaign_ids: '302', timezone: 'UTC' };
		expect(await data('day-wise-positive-reply-stats', query)).toEqual({
			day_wise_stats: [{ date: '2026-01-22', positive_replied: 1 }],
		});
		expect(await data('day-wise-positive-reply-stats-by-sent-time', query)).toEqual({
			day_wise_stats: [{ date: '2026-01-20', positive_replied: 1 }],
		});
	});

	it('come in pages, whose numbers are texts', async () => {
		const { data } = open();
		const page = async (query: Record<string, string>) => {
			const path = 'mailbox/name-wise-health-metrics';
			const { email_health_metrics } = await data(path, { ...january, ...query });
			return (email_health_metrics as Array<{ email_account: string }>).length;
		};
		expect(await page({})).toBe(3);
		expect(await page({ offset: '2', limit: '2' })).toBe(1);
		expect(await page({ offset: '3', limit: '2' })).toBe(0);
		expect(await page({ is_bounced: 'true' })).toBe(0);
	});
});
