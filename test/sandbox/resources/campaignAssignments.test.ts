import { send } from '../fixtures';
import { addEmailAccount, Sandbox } from '../index';
import type { Shapes } from '../index';

function open(shapes: Shapes = 'documented') {
	const sandbox = new Sandbox({ shapes });
	const call =
		(method: string) =>
		async (path: string, body?: unknown, query: Record<string, string> = {}) =>
			await send(sandbox, method, `/campaigns${path}`, { body, query });
	const [lead1 = 0, lead2 = 0, lead3 = 0] = [...sandbox.state.leads.keys()];
	const [get, post, patch, remove] = ['GET', 'POST', 'PATCH', 'DELETE'].map(call);
	if (!get || !post || !patch || !remove) throw new Error('No calls');
	return { sandbox, get, post, patch, remove, lead1, lead2, lead3 };
}

describe('tags of campaigns', () => {
	const pairs = { campaignIds: [301, 302], tagIds: [401, 402] };

	it('are added, seen and taken off again', async () => {
		const { get, post, remove } = open();
		await post('/tags', { campaignIds: [301], tagIds: [401] });
		expect((await post('/tags', pairs)).value).toMatchObject({
			ok: true,
			campaign_ids: [301, 302],
			requested: 4,
			added: 3,
			already_present: 1,
		});
		const tags = [
			{ tag_id: 401, tag_name: 'Example Tag', tag_color: '#33aa55' },
			expect.objectContaining({ tag_id: 402 }),
		];
		const query = { include_tags: 'true' };
		expect((await get('/301', undefined, query)).value).toMatchObject({ data: { tags } });
		expect((await get('/', undefined, query)).value).toMatchObject([{ tags }, { tags }]);
		expect((await get('/301')).value).not.toHaveProperty('data.tags');
		const gone = await remove('/tags', { campaignIds: [302], tagIds: [401, 402] });
		expect(gone.value).toMatchObject({ requested: 2, removed: 2, not_present: 0 });
		expect((await remove('/tags', pairs)).value).toMatchObject({ removed: 2, not_present: 2 });
	});

	it('are not changed at all when a campaign or a tag does not exist', async () => {
		const { post, sandbox } = open();
		expect(await post('/tags', { campaignIds: [301, 9], tagIds: [401] })).toMatchObject({
			status: 404,
			value: { ok: false, not_found_campaign_ids: [9] },
		});
		expect((await post('/tags', { campaignIds: [301], tagIds: [9] })).status).toBe(404);
		expect(sandbox.state.campaigns.get(301)?.tagIds).toEqual([]);
		expect((await post('/tags', { campaignIds: [], tagIds: [401] })).status).toBe(422);
	});
});

describe('a campaign in its account', () => {
	it('goes to a client and back', async () => {
		const { get, post } = open('alternate');
		const assigned = await post('/assign-client', { campaignId: 301, clientId: 202 });
		expect(assigned.value).toMatchObject({ ok: true, client: { id: 202 } });
		await post('/assign-client', { campaignId: 301, applyClientDNC: true });
		expect((await get('/301')).value).toMatchObject({ client_id: 202 });
		const free = await post('/assign-client', { campaignId: 301, clientId: null });
		expect(free.value).toMatchObject({ ok: true, client: null });
		expect((await get('/301')).value).toMatchObject({ client_id: null });
		for (const body of [{ campaignId: 9 }, { campaignId: 301, clientId: 9 }]) {
			expect((await post('/assign-client', body)).status).toBe(500);
		}
	});

	it('goes into a folder, to a team member and to another spintax mode', async () => {
		const { post, sandbox } = open();
		const moved = await post('/update-folder', { campaign_ids: [301, 9], folder_id: 801 });
		expect(moved.value).toEqual({
			ok: true,
			requested: 2,
			updated: 1,
			updated_campaign_ids: [301],
			not_found_campaign_ids: [9],
		});
		expect((await post('/301/team-member', { teamMemberId: 601 })).status).toBe(200);
		const mode = { campaignId: 302, spintaxDistributionMode: 2 };
		expect((await post('/spintax-distribution-mode', mode)).value).toEqual({ ok: true });
		expect(sandbox.state.campaigns.get(301)).toMatchObject({ folderId: 801, teamMemberId: 601 });
		expect(sandbox.state.campaigns.get(302)?.spintaxMode).toBe(2);
		await post('/301/team-member', { teamMemberId: null });
		await post('/update-folder', { campaign_ids: [301], folder_id: null });
		expect(sandbox.state.campaigns.get(301)).toMatchObject({ folderId: null, teamMemberId: null });
	});

	it.each<[string, unknown, number]>([
		['/update-folder', { campaign_ids: [301], folder_id: 9 }, 404],
		['/update-folder', { campaign_ids: [9], folder_id: 801 }, 404],
		['/update-folder', { campaign_ids: [301] }, 422],
		['/301/team-member', { teamMemberId: 9 }, 404],
		['/spintax-distribution-mode', { campaignId: 301, spintaxDistributionMode: 2 }, 400],
		['/spintax-distribution-mode', { campaignId: 9, spintaxDistributionMode: 2 }, 404],
		['/create-subsequence', { parent_campaign_id: 9 }, 404],
		['/301/prompt-template', { prompt_content: 'x', categories: [99] }, 400],
		['/301/reallocate-mailboxes', { from_email_account_ids: [101] }, 400],
		['/301/reallocate-mailboxes', { from_email_account_ids: [9] }, 404],
		['/301/email-accounts/by-tag', { tag_ids: [9] }, 400],
		['/301/send-test-email', { leadId: 9, sequenceNumber: 1 }, 404],
	])('refuses at %s: %j', async (path, body, status) => {
		expect((await open().post(path, body)).status).toBe(status);
	});

	it('has subsequences, which are copied with it on demand', async () => {
		const { get, post } = open();
		const { value } = await post('/create-subsequence', { parent_campaign_id: 301 });
		const { subsequence_id: id } = value as { subsequence_id: number };
		const list = async () =>
			(await get('/')).value as Array<{ id: number; parent_campaign_id: number | null }>;
		expect((await list()).find((campaign) => campaign.id === id)?.parent_campaign_id).toBe(301);
		await post('/301/duplicate', {});
		expect(await list()).toHaveLength(4);
		const copied = await post('/301/duplicate', { duplicate_sub_sequence: true });
		const { newCampaignId } = copied.value as { newCampaignId: number };
		expect((await list()).filter((c) => c.parent_campaign_id === newCampaignId)).toHaveLength(1);
	});

	it('has one prompt template', async () => {
		const { get, post, patch } = open();
		const none = { success: true, data: { template: null } };
		expect((await get('/301/prompt-template')).value).toEqual(none);
		const given = { prompt_content: 'Be brief', categories: [1, 2] };
		const made = await post('/301/prompt-template', given);
		expect(made).toMatchObject({ status: 201, value: { data: { template: given } } });
		const { id } = (made.value as { data: { template: { id: number } } }).data.template;
		const at = `/301/prompt-template/${id}`;
		expect((await patch(at, {})).status).toBe(400);
		expect((await patch(`/302/prompt-template/${id}`, { is_active: false })).status).toBe(404);
		expect((await patch(at, { is_active: false })).status).toBe(200);
		expect((await get('/301/prompt-template')).value).toMatchObject({
			data: { template: { id, ...given, is_active: false } },
		});
	});
});

describe('the mailboxes of a campaign', () => {
	it('come in by tag, without those that are cut off where asked', async () => {
		const { get, post, sandbox } = open();
		addEmailAccount(sandbox.state, 0, { tagIds: [402], isSmtpSuccess: false });
		const connected = { tag_ids: [402], only_connected: true };
		expect((await post('/301/email-accounts/by-tag', connected)).value).toMatchObject({
			ok: true,
			added_count: 2,
			tag_resolution: { resolved_account_count: 3, skipped_disconnected_count: 1 },
		});
		const all = await post('/301/email-accounts/by-tag', { tag_ids: [402] });
		expect(all.value).toMatchObject({ added_count: 1, already_associated_count: 2 });
		const query = { include_tags: 'true' };
		expect((await get('/301/email-accounts', undefined, query)).value).toMatchObject({
			data: [{ id: 101, tags: [] }, { id: 102, tags: [{ tag_id: 402 }] }, {}, {}],
		});
	});

	it('take over the leads of those that fail', async () => {
		const { post, sandbox, lead1, lead2, lead3 } = open();
		await post('/301/email-accounts', { email_account_ids: [102, 103] });
		const body = { email_account_id: 103, email_campaign_id: 301, email_lead_id: lead1 };
		expect((await post('/update-lead-email-account', body)).status).toBe(200);
		const mailboxOf = (leadId: number) =>
			[...sandbox.state.campaignLeads.values()].find((p) => p.leadId === leadId)?.emailAccountId;
		const moved = await post('/301/reallocate-mailboxes', { from_email_account_ids: [101] });
		expect(moved.value).toMatchObject({ ok: true, leads_reallocated: 1 });
		expect([lead1, lead2, lead3].map(mailboxOf)).toEqual([103, 102, 101]);
		const other = { ...body, email_account_id: 101 };
		await post('/update-lead-email-account', other);
		expect(mailboxOf(lead1)).toBe(103);
		await post('/update-lead-email-account', { ...other, override_lead_email_account: true });
		expect(mailboxOf(lead1)).toBe(101);
	});

	it('send a test mail', async () => {
		const { post, sandbox, lead2 } = open();
		const mail = { leadId: lead2, sequenceNumber: 2 };
		const to = { customEmailAddress: 'me@example.com', selectedEmailAccountId: 103 };
		expect((await post('/301/send-test-email', { ...mail, ...to })).status).toBe(200);
		expect((await post('/301/send-test-email', mail)).status).toBe(200);
		expect((await post('/301/send-test-email', { ...mail, sequenceNumber: 3 })).status).toBe(400);
		expect(sandbox.state.testEmails).toMatchObject([
			{ step: 2, from: 'sender3@example.com', to: 'me@example.com' },
			{ from: 'sender1@example.com', to: 'lead2@example.com' },
		]);
	});
});
