import { send } from '../fixtures';
import { Sandbox } from '../index';
import type { Shapes } from '../index';

const steps = [
	{ seq_number: 1, subject: 'One', email_body: 'A', seq_delay_details: { delay_in_days: 0 } },
	{
		seq_number: 2,
		seq_delay_details: { delay_in_days: 3 },
		seq_variants: [{ variant_label: 'A', subject: 'S', email_body: 'B' }],
	},
];

function open(shapes: Shapes = 'documented') {
	const sandbox = new Sandbox({ shapes });
	const post = async (path: string, body: unknown = {}) =>
		await send(sandbox, 'POST', `/campaigns${path}`, { body });
	const get = async (path: string) => await send(sandbox, 'GET', `/campaigns${path}`);
	return { sandbox, post, get };
}

describe('the life of a campaign', () => {
	it('goes from draft to active, paused and stopped, and only then away', async () => {
		const { sandbox, post, get } = open();
		const { value } = await post('/create', { name: 'New', client_id: 201 });
		const { id } = value as { id: number };
		const at = `/${id}`;
		expect((await post(`${at}/status`, { status: 'START' })).status).toBe(400);
		expect((await post(`${at}/sequences`, { sequences: steps })).status).toBe(200);
		expect((await post(`${at}/status`, { status: 'START' })).status).toBe(400);
		const ids = { email_account_ids: [101, 103, 101] };
		expect((await post(`${at}/email-accounts`, ids)).value).toEqual({ ok: true });
		expect((await post(`${at}/status`, { status: 'START' })).value).toMatchObject({
			campaign: { id, status: 'ACTIVE' },
		});
		expect((await get(at)).value).toMatchObject({ data: { status: 'ACTIVE', client_id: 201 } });
		expect((await post(`${at}/sequences`, { sequences: steps })).status).toBe(400);
		const kept = await send(sandbox, 'DELETE', `/campaigns${at}`);
		expect(kept.status).toBe(400);
		expect(kept.value).toMatchObject({ success: false, error: { code: 'CAMPAIGN_ACTIVE' } });
		for (const status of ['PAUSED', 'START', 'STOPPED']) {
			expect((await post(`${at}/status`, { status })).status).toBe(200);
		}
		expect((await post(`${at}/status`, { status: 'START' })).status).toBe(400);
		expect((await send(sandbox, 'DELETE', `/campaigns${at}`)).status).toBe(200);
		expect((await get(at)).status).toBe(404);
	});

	it('takes its leads away with it', async () => {
		const { sandbox } = open();
		expect((await send(sandbox, 'DELETE', '/campaigns/301')).status).toBe(200);
		expect(sandbox.state.campaignLeads.size).toBe(0);
		expect(sandbox.state.leads.size).toBe(3);
	});

	it.each(['/9/status', '/9/schedule', '/9/settings', '/9/sequences', '/9/email-accounts'])(
		'is not found at %s',
		async (path) => {
			const bodies: Record<string, unknown> = {
				'/9/status': { status: 'START' },
				'/9/sequences': { sequences: [] },
				'/9/email-accounts': { email_account_ids: [101] },
			};
			const { status, value } = await open().post(path, bodies[path]);
			expect({ status, value }).toEqual({
				status: 404,
				value: { error: 'Campaign not found' },
			});
		},
	);

	it('can be copied, without its leads', async () => {
		const { sandbox, post } = open();
		const { value } = await post('/301/duplicate');
		const { newCampaignId } = value as { newCampaignId: number };
		const copy = sandbox.state.campaigns.get(newCampaignId);
		expect(copy).toMatchObject({ status: 'DRAFTED', emailAccountIds: [] });
		expect(copy?.sequence.map(({ number }) => number)).toEqual([1, 2]);
		expect(await post('/9/duplicate')).toMatchObject({
			status: 500,
			value: { message: 'Invalid campaign Id!' },
		});
	});

	it('refuses a client or a mailbox that does not exist', async () => {
		const { post } = open();
		expect((await post('/create', { client_id: 9 })).status).toBe(422);
		expect((await post('/301/settings', { client_id: 9 })).status).toBe(422);
		expect((await post('/301/email-accounts', { email_account_ids: [9] })).status).toBe(404);
	});
});

describe('settings', () => {
	it('are replaced, not merged, and read back under other names', async () => {
		const { sandbox, post } = open('alternate');
		const track_settings = ['DONT_TRACK_EMAIL_OPEN', 'DONT_TRACK_LINK_CLICK'];
		await post('/301/settings', { track_settings, send_as_plain_text: true, client_id: 202 });
		const read = async () => (await send(sandbox, 'GET', '/campaigns/301')).value;
		expect(await read()).toMatchObject({
			track_settings: ['DONT_EMAIL_OPEN', 'DONT_LINK_CLICK'],
			send_as_plain_text: true,
			client_id: 202,
		});
		await post('/301/settings', { name: 'Renamed' });
		expect(await read()).toMatchObject({
			name: 'Renamed',
			track_settings: [],
			send_as_plain_text: false,
			client_id: 202,
		});
		await post('/301/settings', { client_id: null });
		expect(await read()).toMatchObject({ name: 'Renamed', client_id: null });
	});
});

describe('the schedule', () => {
	const flat = {
		timezone: 'Europe/Berlin',
		days_of_the_week: [1, 2],
		start_hour: '09:00',
		end_hour: '17:00',
	};
	const { days_of_the_week: days, ...rest } = flat;
	const nested = { schedule: { ...rest, days } };

	it('takes one of two forms', async () => {
		for (const body of [flat, nested]) {
			const { sandbox, post } = open();
			const { value } = await post('/301/schedule', body);
			expect(value).toMatchObject({ success: true, data: { schedule: { days_of_week: [1, 2] } } });
			expect(sandbox.state.campaigns.get(301)?.schedule).toMatchObject({
				timezone: 'Europe/Berlin',
				endHour: '17:00',
			});
		}
	});

	it.each<[string, unknown]>([
		['both forms', { ...flat, ...nested }],
		['neither form', {}],
		['a flat form without an end', { ...flat, end_hour: undefined }],
		['a nested form without days', { schedule: rest }],
		['an invented timezone', { ...flat, timezone: 'Europe/Nowhere' }],
		['an hour that is none', { ...flat, start_hour: '9:00' }],
		['an end before the start', { ...flat, end_hour: '08:00' }],
		['no day', { ...flat, days_of_the_week: [] }],
		['an eighth day', { ...flat, days_of_the_week: [7] }],
	])('refuses %s', async (_what, body) => {
		const { post, sandbox } = open();
		expect([400, 422]).toContain((await post('/301/schedule', body)).status);
		expect(sandbox.state.campaigns.get(301)?.schedule).toBeNull();
	});
});

describe('sequences', () => {
	it('are written in one spelling and read in another', async () => {
		const { post, get } = open();
		expect((await post('/302/sequences', { sequences: steps })).status).toBe(200);
		const { value } = await get('/302/sequences');
		expect(value).toMatchObject({
			success: true,
			data: [
				{ seq_number: 1, seq_delay_details: { delayInDays: 0 }, sequence_variants: [] },
				{ seq_delay_details: { delayInDays: 3 }, sequence_variants: [{ email_body: 'B' }] },
			],
		});
	});

	it('are replaced as a whole; an id keeps its step', async () => {
		const { post, sandbox } = open();
		const kept = { ...steps[0], id: sandbox.state.campaigns.get(301)?.sequence[1]?.id };
		expect((await post('/301/sequences', { sequences: [kept] })).status).toBe(200);
		expect(sandbox.state.campaigns.get(301)?.sequence).toMatchObject([
			{ id: kept.id, subject: 'One' },
		]);
		const strange = { ...steps[0], id: 999_999 };
		expect((await post('/301/sequences', { sequences: [strange] })).status).toBe(400);
	});

	it.each<[string, unknown, number]>([
		['a subject beside variants', { ...steps[1], subject: 'x' }, 400],
		['a body beside variants', { ...steps[1], email_body: 'x' }, 400],
		['no text at all', { ...steps[1], seq_variants: [] }, 422],
		['the spelling of the read side', { ...steps[0], seq_delay_details: { delayInDays: 1 } }, 400],
	])('refuse %s', async (_what, step, status) => {
		const answer = await open().post('/302/sequences', { sequences: [step] });
		expect([status, 422]).toContain(answer.status);
	});

	it('accept empty texts beside variants', async () => {
		const step = { ...steps[1], subject: '', email_body: '' };
		expect((await open().post('/302/sequences', { sequences: [step] })).status).toBe(200);
	});

	it('refuse the same position twice', async () => {
		const sequences = [steps[0], steps[0]];
		expect((await open().post('/302/sequences', { sequences })).status).toBe(422);
	});
});

describe('the two shapes', () => {
	it.each<[string, object, object | unknown[]]>([
		['/301', { success: true, data: { id: 301 } }, { id: 301, name: 'Example Campaign' }],
		['/', [{ id: 301 }, { id: 302 }], { success: true, campaigns: [{ id: 301 }, { id: 302 }] }],
		['/301/sequences', { success: true, data: [{}, {}] }, [{}, {}]],
		['/301/email-accounts', { ok: true, data: [{ id: 101 }] }, [{ password: 'stored-secret' }]],
	])('of %s', async (path, documented, alternate) => {
		expect((await open().get(path)).value).toMatchObject(documented);
		expect((await open('alternate').get(path)).value).toMatchObject(alternate);
	});

	it('of a campaign that is not there', async () => {
		expect(await open('alternate').get('/9')).toMatchObject({ status: 200, value: {} });
	});

	it('filter and tag in both', async () => {
		const { value } = await open().get('');
		expect(value).toHaveLength(2);
		const query = { client_id: '201', include_tags: 'true' };
		const filtered = await send(new Sandbox(), 'GET', '/campaigns/', { query });
		expect(filtered.value).toEqual([expect.objectContaining({ id: 302, tags: [] })]);
	});
});
