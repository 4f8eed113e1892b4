import { open } from '../asking';
import { addCampaignLead, addLead } from '../index';

describe('adding leads', () => {
	const leads = (...names: string[]) => names.map((name) => ({ email: `${name}@example.com` }));
	const add = (list: unknown[], settings: object = {}) => ({ lead_list: list, settings });

	it('skips leads of other campaigns where the flag is true, and only says how many', async () => {
		const { post, sandbox } = open();
		const flag = { ignore_duplicate_leads_in_other_campaign: true };
		const { value } = await post('/campaigns/302/leads', add(leads('lead1', 'new1'), flag));
		expect(value).toMatchObject({
			ok: true,
			upload_count: 2,
			total_leads: 1,
			skipped_in_other_campaign_count: 1,
			already_added_to_campaign: 0,
			duplicate_count: 0,
		});
		expect(value).not.toHaveProperty('skipped_leads');
		const there = [...sandbox.state.campaignLeads.values()].filter((p) => p.campaignId === 302);
		expect(there).toHaveLength(1);
	});

	it.each([{ ignore_duplicate_leads_in_other_campaign: false }, {}])(
		'adds them where it is %j',
		async (flag) => {
			const { post } = open();
			const { value } = await post('/campaigns/302/leads', add(leads('lead1', 'new1'), flag));
			expect(value).toMatchObject({ total_leads: 2, skipped_in_other_campaign_count: 0 });
		},
	);

	it.each(['documented', 'alternate'] as const)('as %s, does the opposite', async (shapes) => {
		const added = async (flag: boolean) => {
			const { post, sandbox } = open(shapes);
			const settings = { ignore_duplicate_leads_in_other_campaign: flag };
			await post('/campaigns/302/leads', add(leads('lead1'), settings));
			return [...sandbox.state.campaignLeads.values()].filter((p) => p.campaignId === 302).length;
		};
		expect([await added(true), await added(false)]).toEqual([1, 0]);
	});

	it('has a counter for every reason, and lists where people have seen lists', async () => {
		const { post } = open();
		const list = [
			...leads('new1', 'new1', 'lead1', 'unsubscribed', 'bounced'),
			{ email: 'somebody@blocked.example.com' },
			{ email: 'nobody' },
		];
		const { status, value } = await post('/campaigns/301/leads', add(list));
		expect([status, value]).toEqual([
			200,
			{
				ok: true,
				upload_count: 7,
				total_leads: 1,
				already_added_to_campaign: 1,
				duplicate_count: 1,
				skipped_in_other_campaign_count: 0,
				block_count: 1,
				bounce_count: 1,
				invalid_email_count: 1,
				invalid_emails: ['nobody'],
				unsubscribed_leads: ['unsubscribed@example.com'],
				is_lead_limit_exhausted: false,
				lead_import_stopped_count: 0,
			},
		]);
	});

	it('says the ids by address, as text, where they are asked for', async () => {
		const { post, sandbox } = open();
		const at = Date.UTC(2026, 0, 15);
		const elsewhere = addLead(sandbox.state, at, { email: 'other@example.com' });
		addCampaignLead(sandbox.state, at, { campaignId: 302, leadId: elsewhere.id });
		const settings = { return_lead_ids: true, ignore_duplicate_leads_in_other_campaign: true };
		const { value } = await post(
			'/campaigns/301/leads',
			add(leads('new1', 'lead1', 'other'), settings),
		);
		expect(value).toMatchObject({
			emailToLeadIdMap: {
				newlyAddedLeads: { 'new1@example.com': String(elsewhere.id + 1) },
				existingLeads: { 'lead1@example.com': '5995000001' },
				existingLeadsInOtherCampaigns: { 'other@example.com': String(elsewhere.id) },
			},
		});
		const without = await post('/campaigns/301/leads', add(leads('new2')));
		expect(without.value).not.toHaveProperty('emailToLeadIdMap');
	});
});
