import type { INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { everyShape, scene } from './scene';

const where = { resource: 'lead', operation: 'addToCampaign' };
const id = 'campaignLead.add';
const campaign = { campaignId: byId(301) };
const item = (email: string) => ({ email });
const three = ['a@example.com', 'b@example.com', 'c@example.com'].map(item);

/** What becomes of three leads when SmartLead answers this. */
async function statuses(answer: unknown, more: INodeParameters = {}) {
	const { run, answer: say } = scene();
	say(id, answer);
	const { json, hints } = await run(where, { ...campaign, ...more }, three);
	return {
		rows: json.map(({ status, leadId }) => [status, leadId]),
		reasons: json.map(({ reason }) => reason),
		hint: hints[0]?.message,
	};
}

/** Everything that SmartLead can find wrong with a lead, and one that is fine. */
const mixed = [
	'lead1@example.com',
	'someone@blocked.example.com',
	'unsubscribed@example.com',
	'bounced@example.com',
	'fine@example.com',
].map(item);

test('one item per lead: added or skipped, why, and paired with its input', async () => {
	const { run } = scene();
	const { json, items, hints } = await run(where, campaign, mixed);
	expect(json).toEqual([
		{
			email: 'lead1@example.com',
			status: 'duplicate',
			leadId: null,
			reason: 'Lead already exists in this campaign',
		},
		expect.objectContaining({ email: 'someone@blocked.example.com', status: 'blocked' }),
		expect.objectContaining({ email: 'unsubscribed@example.com', status: 'unsubscribed' }),
		expect.objectContaining({ email: 'bounced@example.com', status: 'bounced' }),
		{
			email: 'fine@example.com',
			status: 'added',
			leadId: expect.any(Number) as number,
			reason: 'New in this campaign',
		},
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
		mixed.map((_, index) => ({ item: index })),
	);
	expect(hints[0]?.message).toBe(
		'4 of 5 leads were skipped: 1 duplicate, 1 blocked, 1 unsubscribed, 1 bounced',
	);
});

test('counts only: nobody is said to be added who may not be', async () => {
	const { run } = scene({ shapes: 'alternate' });
	const { json, hints } = await run(where, campaign, mixed);
	expect(new Set(json.map(({ status }) => status))).toEqual(new Set(['notReported']));
	expect(json[0]?.reason).toMatch(/^SmartLead added 1 of 5 leads and did not say which/);
	expect(hints[0]?.message).toMatch(/^5 of 5 leads were skipped or not reported: 5 not reported$/);
});

test.each(everyShape)('all added, answered as %s', async (shapes) => {
	const { run, sandbox } = scene({ shapes });
	const { json, hints } = await run(where, campaign, three);
	expect(json.map(({ status }) => status)).toEqual(['added', 'added', 'added']);
	expect(hints).toEqual([]);
	expect([...sandbox.state.leads.values()].map(({ email }) => email)).toEqual(
		expect.arrayContaining(three.map(({ email }) => email)),
	);
});

describe('the answers that have been seen', () => {
	test.each([
		['added_count', { success: true, added_count: 3, skipped_count: 0 }],
		['total_leads and upload_count', { ok: true, upload_count: 3, total_leads: 3 }],
		['counts as text', { ok: true, upload_count: '3', total_leads: '3', duplicate_count: 0 }],
	])('all added: %s', async (_, answer) => {
		expect((await statuses(answer)).rows).toEqual(Array(3).fill(['added', undefined]));
	});

	test.each([
		['one less', { added_count: 2, skipped_count: 1 }],
		// Reports disagree which of the two is what was added.
		['what was sent is total_leads', { upload_count: 2, total_leads: 3 }],
		['what was sent is upload_count', { upload_count: 3, total_leads: 2 }],
		['a duplicate is only counted', { upload_count: 3, already_added_to_campaign: 1 }],
		['no count at all', { ok: true }],
	])('not reported: %s', async (_, answer) => {
		const { rows } = await statuses(answer);
		expect(rows).toEqual(Array(3).fill(['notReported', undefined]));
	});

	test('emailToLeadIdMap names new and old leads with their ids', async () => {
		const { rows, hint } = await statuses({
			ok: true,
			upload_count: 3,
			total_leads: 1,
			already_added_to_campaign: 1,
			emailToLeadIdMap: {
				newlyAddedLeads: { 'A@example.com': 11 },
				existingLeads: { 'b@example.com': '12' },
				existingLeadsInOtherCampaigns: { 'c@example.com': 13 },
			},
		});
		expect(rows).toEqual([
			['added', 11],
			['duplicate', 12],
			['skipped', 13],
		]);
		expect(hint).toBe('2 of 3 leads were skipped: 1 duplicate, 1 skipped');
	});

	test('lists of addresses', async () => {
		const { rows } = await statuses({
			ok: true,
			upload_count: 1,
			total_leads: 1,
			invalid_email_count: 1,
			invalid_emails: ['a@example.com'],
			unsubscribed_leads: ['C@Example.com'],
		});
		expect(rows).toEqual([
			['invalid', undefined],
			['added', undefined],
			['unsubscribed', undefined],
		]);
	});

	test('one id and one lead belong together, two ids do not', async () => {
		const { run, answer } = scene();
		answer(id, { success: true, added_count: 1, lead_ids: [77] });
		const { json } = await run(where, campaign, [item('a@example.com')]);
		expect(json).toEqual([
			{ email: 'a@example.com', status: 'added', leadId: 77, reason: 'New in this campaign' },
		]);
		const { rows } = await statuses({ success: true, added_count: 3, lead_ids: [77, 78, 79] });
		expect(rows.map(([, leadId]) => leadId)).toEqual([undefined, undefined, undefined]);
	});

	test('a reason in words of its own is kept', async () => {
		const { rows, reasons } = await statuses({
			success: true,
			added_count: 1,
			skipped_count: 2,
			skipped_leads: [{ email: 'a@example.com', message: 'Out of luck' }, 'b@example.com'],
		});
		expect(rows.map(([status]) => status)).toEqual(['skipped', 'skipped', 'added']);
		expect(reasons.slice(0, 2)).toEqual(['Out of luck', 'SmartLead skipped this lead']);
	});
});

test('one item per request: the counts as they came, paired with all its items', async () => {
	const { run } = scene();
	const { json, items } = await run(where, { ...campaign, output: 'requests' }, mixed);
	expect(json).toHaveLength(1);
	expect(json[0]).toMatchObject({ sent: 5, added_count: 1, skipped_count: 4 });
	expect(items[0]?.pairedItem).toEqual(mixed.map((_, index) => ({ item: index })));
});

test('the same address twice: the second is a duplicate of the first, and is not sent', async () => {
	const { run, bodies } = scene();
	const { json } = await run(where, campaign, [item('a@example.com'), item('A@Example.com ')]);
	expect(bodies(id)[0]?.lead_list).toEqual([item('a@example.com')]);
	expect(json[1]).toMatchObject({
		status: 'duplicate',
		reason: 'The same address came with item 1',
	});
});

test('a refusal that names an address costs only that lead', async () => {
	const { run, answer, bodies } = scene();
	answer(id, { error: 'Invalid email format for b@example.com' }, { status: 422 });
	const { json } = await run(where, campaign, three);
	expect(json.map(({ status }) => status)).toEqual(['added', 'invalid', 'added']);
	expect(bodies(id).map(({ lead_list }) => (lead_list as unknown[]).length)).toEqual([3, 2]);
});

test('lead lists go with the first request only, and every check is made in each', async () => {
	const { run, bodies } = scene();
	const many = Array.from({ length: 401 }, (_, index) => item(`n${index}@example.com`));
	const { error, json } = await run(where, { ...campaign, options: { leadListIds: '12' } }, many);
	expect(error).toBeUndefined();
	expect(bodies(id).map(({ lead_list_ids }) => lead_list_ids)).toEqual([[12], undefined]);
	for (const { settings } of bodies(id)) {
		expect(settings).toEqual({
			ignore_community_bounce_list: false,
			ignore_duplicate_leads_in_other_campaign: true,
			ignore_global_block_list: false,
			ignore_unsubscribe_list: false,
			return_lead_ids: true,
		});
	}
	expect(json).toHaveLength(401);
});

test('an AI agent gets no columns mapped on their own', async () => {
	const { run, sandbox } = scene();
	const { error } = await run(where, { ...campaign, options: { allowAgents: true } }, three, {
		tool: true,
	});
	expect(error?.message).toMatch(/^'Lead Fields' must be 'Map Each Field Below'/);
	expect(sandbox.log).toEqual([]);
});
