import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { scene } from './scene';

/** What live answers count, and what may be said of each lead by it. */
const id = 'campaignLead.add';
const where = { resource: 'lead', operation: 'addToCampaign' };
const emails = ['n0@example.com', 'n1@example.com', 'n2@example.com'];

async function tell(leads: number, answer: unknown, more: INodeParameters = {}, on = false) {
	const { run, answer: say, sandbox } = scene();
	say(id, answer);
	const items = emails.slice(0, leads).map((email) => ({ email }));
	const node = on ? { node: { onError: 'continueRegularOutput' } as const } : {};
	const ended = await run(where, { campaignId: byId(301), ...more }, items, node);
	return { ...ended, sent: sandbox.calls(id).length };
}

/** Nothing is left out, as far as these counters say. */
const zero = {
	already_added_to_campaign: 0,
	duplicate_count: 0,
	invalid_email_count: 0,
	invalid_emails: [],
	unsubscribed_leads: [],
	block_count: 0,
	bounce_count: 0,
	skipped_in_other_campaign_count: 0,
	lead_import_stopped_count: 0,
	is_lead_limit_exhausted: false,
};
const counts = (upload: unknown, total: unknown, more: IDataObject = {}) => ({
	ok: true,
	upload_count: upload,
	total_leads: total,
	...zero,
	...more,
});
const map = (groups: IDataObject) => ({
	emailToLeadIdMap: {
		newlyAddedLeads: {},
		existingLeads: {},
		existingLeadsInOtherCampaigns: {},
		...groups,
	},
});

const isNew = 'New in this campaign';

/** The status of each lead, and what its reason says. */
type Told = [status: string, reason?: RegExp];

const none: Array<[string, Told]> = [
	['already_added_to_campaign', ['duplicate', /in this campaign already/]],
	['duplicate_count', ['duplicate']],
	['block_count', ['blocked', /block list/]],
	['bounce_count', ['bounced', /bounced/]],
	['invalid_email_count', ['invalid', /invalid/]],
	['invalid_emails', ['invalid', /invalid/]],
	['unsubscribed_leads', ['unsubscribed', /unsubscribed/]],
	['skipped_in_other_campaign_count', ['skipped', /already in another campaign/]],
	['lead_import_stopped_count', ['notAdded', /stopped the import/]],
	['skipped_count', ['skipped', /did not say why/]],
	['role_account_count', ['skipped', /'role_account_count'/]],
	['globally_blocked_count', ['blocked', /'globally_blocked_count'/]],
];

describe.each(none)('%s alone', (counter, [status, reason]) => {
	it.each([1, '1'])('is the reason of the one lead that is left: %j', async (one) => {
		// upload_count is 1 although nothing entered.
		const { json } = await tell(1, counts(1, 0, { [counter]: one }));
		expect(json).toEqual([
			{ email: emails[0], status, reason: expect.stringMatching(reason ?? /./) as string },
		]);
	});

	it('is the reason of as many as it counts', async () => {
		const { json } = await tell(3, counts(3, 0, { [counter]: 3 }));
		expect(json.map((row) => row.status)).toEqual([status, status, status]);
	});

	it('is the reason of the one that the ids leave over', async () => {
		const ids = map({ newlyAddedLeads: { [emails[0]]: '11', [emails[2]]: 12 } });
		const { json } = await tell(3, counts(3, 2, { [counter]: 1, ...ids }));
		expect(json).toEqual([
			{ email: emails[0], status: 'added', leadId: 11, reason: isNew },
			// A sheet takes the columns of the first row for all.
			{
				email: emails[1],
				status,
				leadId: null,
				reason: expect.stringMatching(reason ?? /./) as string,
			},
			{ email: emails[2], status: 'added', leadId: 12, reason: isNew },
		]);
	});

	it('is in the reason of all where nobody can know whom it means', async () => {
		const { json, hints } = await tell(3, counts(3, 2, { [counter]: 1 }));
		for (const row of json) {
			expect(row).toEqual({
				email: row.email,
				status: 'notReported',
				reason: expect.stringMatching(
					/^SmartLead added 2 of 3 leads and did not say which: 1 /,
				) as string,
			});
		}
		expect(hints[0]?.message).toBe('3 of 3 leads were skipped or not reported: 3 not reported');
	});
});

const readings: Array<[string, number, unknown, Told[]]> = [
	['all added', 3, counts(3, 3), [['added'], ['added'], ['added']]],
	['all added, as text', 3, counts('3', '3'), [['added'], ['added'], ['added']]],
	['the one', 1, counts(1, 1), [['added']]],
	[
		'two reasons and one lead',
		1,
		counts(1, 0, { duplicate_count: 1, block_count: 1 }),
		[['notReported', /1 duplicate, 1 blocked/]],
	],
	[
		'two reasons, one of them named: the other fits',
		2,
		counts(2, 0, { unsubscribed_leads: [emails[0]], bounce_count: 1 }),
		[['unsubscribed'], ['bounced']],
	],
	[
		'a list and its counter are one',
		2,
		counts(2, 1, { invalid_email_count: 1, invalid_emails: [emails[0]] }),
		[['invalid'], ['added']],
	],
	[
		'an unknown list of addresses is read by its name',
		2,
		counts(2, 1, {
			blocked_leads: [{ email: emails[1].toUpperCase(), reason: 'Domain is blocked' }],
		}),
		[['added'], ['blocked', /^Domain is blocked$/]],
	],
	['sent 1, added 0, no word why', 1, counts(1, 0), [['notReported', /added 0 of 1/]]],
	[
		'more added than one can be',
		1,
		counts(1, 1, { skipped_in_other_campaign_count: 1 }),
		[['skipped', /another campaign/]],
	],
	[
		'counts that contradict each other',
		3,
		counts(3, 3, { skipped_in_other_campaign_count: 1 }),
		[['notReported', /1 already in another campaign/], ['notReported'], ['notReported']],
	],
	[
		'skipped_count beside upload_count',
		1,
		{ ok: true, upload_count: 1, skipped_count: 1 },
		[['skipped']],
	],
	[
		'skipped_count beside upload_count, of several',
		3,
		{ ok: true, upload_count: 3, skipped_count: 1 },
		[['notReported', /1 skipped/], ['notReported'], ['notReported']],
	],
	[
		'skipped_count beside the counter that says why',
		1,
		{ ok: true, upload_count: 1, skipped_count: 1, bounce_count: 1 },
		[['bounced']],
	],
	[
		'known elsewhere, without a count: it was to be skipped',
		1,
		{ ok: true, ...map({ existingLeadsInOtherCampaigns: { [emails[0]]: 1 } }) },
		[['skipped', /already in another campaign/]],
	],
	['upload_count alone proves nothing', 1, { ok: true, upload_count: 1 }, [['notReported']]],
	[
		'upload_count beside counters that are zero',
		1,
		{ ok: true, upload_count: 1, ...zero },
		[['added']],
	],
	[
		'known elsewhere, and nothing entered',
		1,
		counts(1, 0, map({ existingLeadsInOtherCampaigns: { [emails[0]]: '13' } })),
		[['skipped', /already in another campaign/]],
	],
	[
		'known elsewhere, and it entered',
		1,
		counts(1, 1, map({ existingLeadsInOtherCampaigns: { [emails[0]]: 13 } })),
		[['added']],
	],
	[
		'known to the account, and it entered',
		1,
		counts(1, 1, map({ existingLeads: { [emails[0]]: 13 } })),
		[['added']],
	],
	[
		'known here, and nothing entered',
		1,
		counts(1, 0, map({ already_added_to_campaign: 1, existingLeads: { [emails[0]]: '13' } })),
		[['duplicate']],
	],
	[
		'one new, one known elsewhere that was counted as skipped',
		2,
		counts(2, 1, {
			skipped_in_other_campaign_count: 1,
			...map({
				newlyAddedLeads: { [emails[0]]: 1 },
				existingLeadsInOtherCampaigns: { [emails[1]]: 2 },
			}),
		}),
		[['added'], ['skipped']],
	],
	[
		'two known elsewhere, and one of them entered: nobody knows which',
		2,
		counts(2, 1, map({ existingLeadsInOtherCampaigns: { [emails[0]]: 1, [emails[1]]: 2 } })),
		[['notReported', /in another campaign before/], ['notReported']],
	],
	[
		'an older page: upload_count is what was added',
		3,
		counts(1, 3, {
			already_added_to_campaign: 1,
			duplicate_count: 1,
			...map({
				newlyAddedLeads: { [emails[0]]: '1' },
				existingLeads: { [emails[1]]: '2' },
				existingLeadsInOtherCampaigns: { [emails[2]]: '3' },
			}),
		}),
		[['added'], ['duplicate'], ['skipped', /already in another campaign/]],
	],
	[
		'the reference names a lead of another campaign',
		2,
		{
			success: true,
			added_count: 1,
			skipped_count: 1,
			skipped_leads: [{ email: emails[1], reason: 'Lead already exists in another campaign' }],
		},
		[['added'], ['skipped', /another campaign/]],
	],
	[
		'upload_count and what was skipped make up what was sent',
		3,
		{ success: true, upload_count: '1', skipped_count: '2' },
		emails.map((): Told => ['notReported', /added 1 of 3 leads .*: 2 skipped$/]),
	],
	[
		'the import was stopped because the plan is full',
		2,
		counts(2, 0, { is_lead_limit_exhausted: 'true', lead_import_stopped_count: '2' }),
		[
			['notAdded', /Make room or raise the plan/],
			['notAdded', /Make room or raise the plan/],
		],
	],
	[
		'the plan became full on the way, and nobody says at whom',
		2,
		counts(2, 1, { is_lead_limit_exhausted: true, lead_import_stopped_count: 1 }),
		[
			['notReported', /added 1 of 2 leads .*Make room or raise the plan/],
			['notReported', /Make room or raise the plan/],
		],
	],
];

it.each(readings)('%s', async (_, leads, answer, told) => {
	const { json, error } = await tell(leads, answer);
	expect(error).toBeUndefined();
	expect(json.map(({ status }) => status)).toEqual(told.map(([status]) => status));
	for (const [index, [, reason]] of told.entries()) {
		if (reason) expect(json[index]?.reason).toMatch(reason);
	}
	// No key without a value: what is empty is red in the table.
	for (const row of json) {
		expect(Object.values(row).filter((value) => value === null || value === undefined)).toEqual([]);
		// n8n shows in red what some rows of a table lack.
		expect(row.reason).toEqual(row.status === 'added' ? isNew : expect.stringMatching(/./));
	}
});

describe('a lead that is in another campaign and was added', () => {
	const answer = counts(2, 2, map({ existingLeadsInOtherCampaigns: { 'N1@example.com': '7' } }));

	it('is named where such leads were to be skipped', async () => {
		const { json, hints } = await tell(2, answer);
		expect(json[1]).toEqual({ email: emails[1], status: 'added', leadId: 7, reason: isNew });
		expect(hints.map(({ message }) => message)).toEqual([
			'In another campaign as well, though such leads were to be skipped: n1@example.com',
		]);
	});

	it('is not told as added where nothing counts it, whatever was asked for', async () => {
		const silent = { ok: true, ...map({ existingLeadsInOtherCampaigns: { [emails[0]]: 1 } }) };
		const { json } = await tell(1, silent, { leadsInOtherCampaigns: 'add' });
		expect(json).toMatchObject([{ status: 'notReported', leadId: 1 }]);
	});

	it('is what was asked for otherwise', async () => {
		expect((await tell(2, answer, { leadsInOtherCampaigns: 'add' })).hints).toEqual([]);
	});
});

describe('the choice is sent as SmartLead takes it', () => {
	it.each([
		['skip', true],
		['add', false],
		['={{ "add" }}', false],
	])('%s', async (leadsInOtherCampaigns, sent) => {
		const { run, bodies } = scene();
		await run(where, { campaignId: byId(301), leadsInOtherCampaigns }, [{ email: emails[0] }]);
		expect(bodies(id)[0]?.settings).toMatchObject({
			ignore_duplicate_leads_in_other_campaign: sent,
		});
	});

	it.each([
		['={{ $json.none }}', "'Leads in Other Campaigns' is empty"],
		['both', /^'Leads in Other Campaigns' /],
	])('%s is refused', async (leadsInOtherCampaigns, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(where, { campaignId: byId(301), leadsInOtherCampaigns }, [
			{ email: emails[0] },
		]);
		expect(error?.message).toMatch(message);
		expect(sandbox.log).toEqual([]);
	});
});

describe('the account takes no more leads', () => {
	const many = Array.from({ length: 900 }, (_, index) => ({ email: `many${index}@example.com` }));
	const full = (total: number) => counts(400, total, { is_lead_limit_exhausted: true });

	it.each(['leads', 'requests'])(
		'the rest is not sent, and says what to do: %s',
		async (output) => {
			const { run, answer, sandbox } = scene();
			answer(id, full(0));
			const { json, error, hints } = await run(where, { campaignId: byId(301), output }, many);
			expect(error).toBeUndefined();
			expect(sandbox.calls(id)).toHaveLength(1);
			const rows = output === 'leads' ? json : json.slice(1);
			expect(rows).toHaveLength(output === 'leads' ? 900 : 500);
			for (const row of rows) {
				expect(row.status).toBe('notAdded');
				expect(row.reason).toMatch(/is used up\. Make room or raise the plan/);
			}
			expect(hints[0]?.message).toMatch(/ not added$/);
		},
	);

	it('under Continue On Fail the rest leaves by the branch of errors', async () => {
		const { run, answer } = scene();
		answer(id, full(400));
		const { json } = await run(where, { campaignId: byId(301) }, many, {
			node: { onError: 'continueRegularOutput' },
		});
		expect(json[399]).toEqual({
			email: 'many399@example.com',
			status: 'added',
			reason: isNew,
		});
		expect(json[400]).toMatchObject({
			error: 'The lead limit of your SmartLead plan is used up',
			details: { email: 'many400@example.com', status: 'notAdded' },
		});
	});

	it.each([200, 400, 402, 403])('said as a refusal with status %d ends the run', async (status) => {
		const { run, answer, sandbox } = scene();
		answer(id, { ok: false, message: 'Lead credit limit exhausted' }, { status });
		const { json } = await run(where, { campaignId: byId(301) }, many, {
			node: { onError: 'continueRegularOutput' },
		});
		expect(sandbox.calls(id)).toHaveLength(1);
		expect(json).toHaveLength(900);
		for (const row of json) {
			expect(row.message).toMatch(/Make room or raise the plan/);
			expect(row.details).toMatchObject({ status: 'notAdded' });
		}
	});
});

it.each([
	'Insufficient lead credits',
	'Lead credits exhausted',
	'You have exhausted your lead credits',
	'You have reached the maximum number of leads in your plan',
])('"%s" is about the plan, and no field is to be checked', async (message) => {
	const { run, answer } = scene();
	answer(id, { message }, { status: 400 });
	const { error } = await run(where, { campaignId: byId(301) }, [{ email: emails[0] }]);
	expect(error?.description).toMatch(/Make room or raise the plan/);
});

describe('an answer that tells nothing', () => {
	it.each([
		['', 'Its answer was empty'],
		[{}, 'Its answer was empty'],
		[null, 'Its answer was empty'],
		['Leads added', 'It answered with a text: Leads added'],
	])('%j: the leads are unknown', async (body, why) => {
		const { run, answer, sandbox } = scene();
		const text = typeof body === 'string' ? { body } : {};
		answer(id, body, text);
		const node = { node: { onError: 'continueRegularOutput' } as const };
		const campaign = { campaignId: byId(301), options: { settleUnknown: false } };
		const { json } = await run(where, campaign, [{ email: emails[0] }], node);
		expect(json).toEqual([
			{
				error: 'This may or may not have happened in SmartLead',
				message: `${why}. It was not sent again, so that nobody is emailed twice. Look in SmartLead before you run it again.`,
				details: {
					httpCode: '200',
					email: emails[0],
					status: 'unknown',
					reason: 'This lead may or may not have been added',
				},
			},
		]);
		expect(sandbox.calls(id)).toHaveLength(1);
	});
});
