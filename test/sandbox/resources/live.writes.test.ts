import { open, refused } from '../asking';

/** What people met when they wrote, where it differs from the reference. */
const second = 5_995_000_002;
const secondMap = '4433000002';

describe('changing a lead', () => {
	it('wants its address, whatever else changes', async () => {
		const { post, sandbox } = open();
		const path = `/campaigns/301/leads/${second}`;
		const custom = { custom_fields: { role: 'Owner' } };
		// The reference demands it as well, in its own words.
		expect(await post(path, custom)).toEqual(refused('"email" is required', 'email'));
		expect(sandbox.state.leads.get(second)?.customFields).toEqual({});
		expect((await post(path, { ...custom, email: 'lead2@example.com' })).status).toBe(200);
	});

	it('is deleted with a word that calls itself JSON', async () => {
		const { remove, sandbox } = open();
		expect((await remove(`/campaigns/301/leads/${second}`)).value).toBe('success');
		expect(sandbox.log[0]?.answer.headers['Content-Type']).toMatch(/^application\/json/);
	});
});

describe('the schedule', () => {
	const flat = {
		timezone: 'Europe/Berlin',
		days_of_the_week: [1, 2],
		start_hour: '09:00',
		end_hour: '17:00',
		max_new_leads_per_day: 20,
		min_time_btw_emails: 3,
	};

	it('takes the flat form alone', async () => {
		const { post, sandbox } = open();
		expect((await post('/campaigns/301/schedule', flat)).status).toBe(200);
		const { timezone, start_hour, end_hour, days_of_the_week: days } = flat;
		const nested = { schedule: { timezone, start_hour, end_hour, days } };
		expect(await post('/campaigns/301/schedule', nested)).toEqual(
			refused('"timezone" is required', 'timezone'),
		);
		expect(sandbox.state.campaigns.get(301)?.schedule?.maxNewLeadsPerDay).toBe(20);
	});

	it.each([
		['max_new_leads_per_day', undefined, '"max_new_leads_per_day" is required'],
		['min_time_btw_emails', 2, '"min_time_btw_emails" must be greater than or equal to 3'],
	])('refuses %s %p', async (name, value, message) => {
		const { post } = open();
		expect(await post('/campaigns/301/schedule', { ...flat, [name]: value })).toEqual(
			refused(message, name),
		);
	});
});

describe('the steps', () => {
	const step = {
		seq_number: 1,
		subject: '',
		email_body: '',
		seq_delay_details: { delay_in_days: 0 },
	};
	const variant = { subject: 'A', email_body: '<p>A</p>', variant_label: 'A' };

	it('are saved with a word, and read bare with what belongs to them', async () => {
		const { post, get } = open();
		const variants = [variant, { ...variant, variant_label: 'B' }];
		const saved = await post('/campaigns/302/sequences', {
			sequences: [{ ...step, seq_variants: variants }],
		});
		expect(saved).toEqual({ status: 200, value: { ok: true, data: 'success' } });
		expect((await get('/campaigns/302/sequences')).value).toEqual([
			expect.objectContaining({
				email_campaign_id: 302,
				seq_type: 'EMAIL',
				seq_delay_details: { delayInDays: 0 },
				sequence_variants: ['A', 'B'].map((variant_label) =>
					expect.objectContaining({ variant_label, is_deleted: false }),
				),
			}),
		]);
	});

	it('have several variants or none', async () => {
		const { post } = open();
		const { status, value } = await post('/campaigns/302/sequences', {
			sequences: [{ ...step, seq_variants: [variant] }],
		});
		expect([status, value]).toEqual([
			400,
			expect.objectContaining({ message: expect.stringContaining('seq_variants') as string }),
		]);
	});

	it('do not change while the campaign runs', async () => {
		const { post, sandbox } = open();
		Object.assign(sandbox.state.campaigns.get(301) ?? {}, { status: 'ACTIVE' });
		const sequences = [{ ...step, subject: 'A', email_body: '<p>A</p>' }];
		expect(await post('/campaigns/301/sequences', { sequences })).toEqual(
			refused('"sequences[0].subject" is not allowed', 'sequences.0.subject'),
		);
	});
});

describe('a webhook of a campaign', () => {
	const hook = {
		name: 'Ours',
		webhook_url: 'https://crm.example.com/replies',
		event_types: ['EMAIL_REPLY'],
	};

	it.each([
		[undefined, '"categories" is required'],
		[[], '"categories" must contain at least 1 items'],
	])('is not saved with the categories %p', async (categories, message) => {
		const { post, sandbox } = open();
		expect(await post('/campaigns/301/webhooks', { ...hook, categories })).toEqual(
			refused(message, 'categories'),
		);
		expect(sandbox.state.webhookStore.webhooks.size).toBe(1);
	});

	it('is saved with their names', async () => {
		const { post, get } = open();
		const saved = await post('/campaigns/301/webhooks', { ...hook, categories: ['Interested'] });
		expect(saved.value).toMatchObject({ email_campaign_id: 301, category_id_map: { 1: true } });
		expect((await get('/campaigns/301/webhooks')).value).toContainEqual(
			expect.objectContaining({ name: 'Ours', categories: ['Interested'] }),
		);
	});
});

it.each(['documented', 'alternate', 'live'] as const)(
	'a body that would hold nothing but wishes may be missing (%s)',
	async (shapes) => {
		const { sandbox, post } = open(shapes);
		Object.assign(sandbox.state.campaignLeads.get(Number(secondMap)) ?? {}, { status: 'PAUSED' });
		const { status } = await post(`/campaigns/301/leads/${second}/resume`);
		expect([status, sandbox.state.campaignLeads.get(Number(secondMap))?.status]).toEqual([
			200,
			'INPROGRESS',
		]);
	},
);
