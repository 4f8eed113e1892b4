import type { Execution } from '../n8n/execution';
import { listAt, textAt, type Shape } from '../n8n/shapes';
import { manualStartOf, readExamples } from '../n8n/workflows';
import {
	addCampaignLead,
	addEmailAccount,
	addLead,
	addLeadsToCampaign,
	seedForExamples,
} from '../sandbox';
import type { Place } from '../sandbox/events/events';
import { activate, deactivate, succeeded, until } from './activation';
import { freshSandbox, world } from './lent';
import { placed, type Placed } from './placed';

/*
 * Every workflow of examples/ from end to end, as somebody imports it: only the credential and, for
 * triggers, the campaign are chosen. launch-a-campaign is in example.test.ts, inbox-assistant in
 * inboxAssistant.test.ts, poll-replies and resend-failed-events are in catchUp.test.ts.
 */

beforeEach(freshSandbox);

const campaignId = 301;
const day = 86_400_000;

const json = (run: Execution, node: string): Shape[] => run.output(node).map((item) => item.json);

const refused = () =>
	world().sandbox.log.filter(({ answer }) => answer.status !== 200 && answer.status !== 201);

/** A run that nothing stopped. */
async function ran({ run }: Placed): Promise<Execution> {
	const execution = await run();
	expect(execution.error).toBeUndefined();
	return execution;
}

/** The lead's entry in campaign 301. */
function entryOf(email: string) {
	const { leads, campaignLeads } = world().sandbox.state;
	const lead = [...leads.values()].find((one) => one.email === email);
	const entry = [...campaignLeads.values()].find(
		(one) => one.leadId === lead?.id && one.campaignId === campaignId,
	);
	if (!lead || !entry) throw new Error(`${email} is not in the campaign`);
	return { lead, entry };
}

/** A lead of campaign 301 that has had the first mail. */
function somebody(email: string): Place {
	const { state, events } = world().sandbox;
	const lead = addLead(state, Date.now(), { email, firstName: 'Some', companyName: 'Some Works' });
	addCampaignLead(state, Date.now(), { campaignId, leadId: lead.id });
	const place = { campaignId, leadId: lead.id };
	events.sent(place);
	return place;
}

/** The executions that an activated workflow makes of these events, one after the other. */
async function triggered({ stored }: Placed, happen: Array<() => unknown>): Promise<Execution[]> {
	const { sandbox, rest } = world();
	await activate(stored, 1);
	try {
		for (const [done, event] of happen.entries()) {
			event();
			await sandbox.events.deliveries.send();
			await until('an execution', async () => (await succeeded(stored)) > done);
		}
		const ids = (await rest.executionsOf(stored)).reverse();
		return await Promise.all(ids.map(async (id) => await rest.execution(id)));
	} finally {
		await deactivate(stored);
	}
}

test('sheet to campaign: new rows become leads of a draft, and a second run makes no second one', async () => {
	const { sandbox } = world();
	const example = await placed('sheet-to-campaign');
	const first = await ran(example);
	expect(json(first, 'What to write back')).toMatchObject([
		{ row_number: 2, Status: 'added', Reason: '' },
		{ row_number: 3, Status: 'added', Reason: '' },
		{ row_number: 4, Status: 'invalid', Reason: expect.stringContaining('not an email address') },
	]);
	const named = () =>
		[...sandbox.state.campaigns.values()].filter(({ name }) => name === 'Sheet example');
	expect(named()).toMatchObject([{ status: 'DRAFTED' }]);
	const leads = [...sandbox.state.leads.values()].filter(({ companyName }) =>
		companyName?.startsWith('Ida'),
	);
	expect(leads).toMatchObject([
		{
			email: 'ida@example.com',
			firstName: 'Ida',
			companyName: 'Ida Works',
			customFields: { Industry: 'Logistics', Opener: 'your new depot' },
		},
	]);

	const second = await ran(example);
	expect(second.order).not.toContain('Create campaign');
	expect(named()).toHaveLength(1);
	expect(sandbox.calls('campaign.updateStatus')).toEqual([]);
	expect(refused()).toEqual([]);
});

test('form to campaign: the form makes a whole campaign, and starts it only when told to', async () => {
	const { sandbox, rest, server } = world();
	const { stored } = await placed('form-to-campaign');
	await rest.activate(stored);
	const kept = await rest.send('GET', `/rest/workflows/${stored.id}`);
	const form = listAt(kept, 'nodes').find((node) => textAt(node, 'name') === 'On form');
	const url = `${server.url}/form/${textAt(form, 'webhookId')}`;
	const submit = async (name: string, sending: string) => {
		const before = await succeeded(stored);
		const body = new FormData();
		const answers = [
			name,
			'Europe/London',
			'25',
			'A question about {{company_name}}',
			'Hi {{first_name}},\nhow do you plan your routes?',
			'Hi {{first_name}}, did my email reach you?',
			'ada@example.com, Ada, Ada Works\nbert@example.com, Bert, Bert Foods\n',
			sending,
		];
		for (const [index, answer] of answers.entries()) body.append(`field-${index}`, answer);
		const response = await fetch(url, { method: 'POST', body });
		expect([response.status, await response.text()]).toEqual([200, expect.anything()]);
		await until('the execution', async () => (await succeeded(stored)) > before);
		return [...sandbox.state.campaigns.values()].find((campaign) => campaign.name === name);
	};

	await until('the form', async () => (await fetch(url)).ok);
	const started = await submit('Routes', 'Start now');
	expect(started).toMatchObject({
		status: 'ACTIVE',
		schedule: { timezone: 'Europe/London', maxNewLeadsPerDay: 25 },
		settings: { unsubscribeText: 'Not for you? A short reply is enough.' },
		sequence: [
			{
				subject: 'A question about {{company_name}}',
				emailBody: 'Hi {{first_name}},<br>how do you plan your routes?',
			},
			{ delayInDays: 3, subject: '' },
		],
		emailAccountIds: [101, 102, 103],
	});
	const places = [...sandbox.state.campaignLeads.values()];
	expect(places.filter((place) => place.campaignId === started?.id)).toHaveLength(2);

	const draft = await submit('Routes, later', 'Keep it as a draft');
	expect(draft).toMatchObject({ status: 'DRAFTED', schedule: { maxNewLeadsPerDay: 25 } });
	expect(sandbox.calls('campaign.updateStatus')).toHaveLength(1);
	expect(refused()).toEqual([]);
	await deactivate(stored);
});

test('reply to chat: a reply gets its category and becomes a message', async () => {
	const { sandbox } = world();
	const [hot, cold] = [somebody('hot@example.com'), somebody('cold@example.com')];
	const unclear = somebody('unclear@example.com');
	const example = await placed('reply-to-chat');
	const quoted = 'No thanks.\nOn Monday Sender wrote:\n> Shall we have a call?';
	const runs = await triggered(example, [
		() => sandbox.events.reply(hot, 'What are your prices?'),
		() => sandbox.events.reply(cold, quoted),
		() => sandbox.events.reply(unclear, 'Hm'),
	]);
	const posted = runs.map((run) => json(run, 'Post to chat – replace by Slack'));
	expect(posted).toMatchObject([
		[{ channel: '#hot-replies', text: expect.stringContaining('Information Request: hot@') }],
		[{ channel: '#replies', text: expect.stringContaining('Not Interested: cold@') }],
		[{ channel: '#replies', text: expect.stringContaining('Unclear: unclear@') }],
	]);
	expect(posted[0]?.[0]?.text).toContain('Example Campaign)\n> What are your prices?\n');
	const categories = ['hot', 'cold', 'unclear'].map(
		(name) => entryOf(`${name}@example.com`).entry.categoryId,
	);
	expect(categories).toEqual([5, 3, null]);
	expect(refused()).toEqual([]);
});

test('daily statistics: a second run gives the same emails, with what has happened since', async () => {
	const { sandbox } = world();
	const place = somebody('opens@example.com');
	somebody('silent@example.com');
	const example = await placed('daily-statistics');
	const rows = async () => json(await ran(example), 'Insert or update – replace by Google Sheets');
	const first = await rows();
	const of = (all: Shape[], email: string) => all.filter(({ lead_email }) => lead_email === email);
	expect(of(first, 'opens@example.com')).toEqual([
		{
			stats_id: expect.stringMatching(/^stats-\d+$/),
			campaign_id: campaignId,
			campaign: 'Example Campaign',
			lead_email: 'opens@example.com',
			step: 1,
			category: null,
			sent_at: expect.stringMatching(/^\d{4}-/),
			opened_at: null,
			replied_at: null,
			bounced: false,
			unsubscribed: false,
		},
	]);

	sandbox.events.opened(place);
	sandbox.events.reply(place);
	const second = await rows();
	expect(of(second, 'opens@example.com')).toMatchObject([
		{ opened_at: expect.stringMatching(/^\d{4}-/), replied_at: expect.stringMatching(/^\d{4}-/) },
	]);
	expect(of(second, 'silent@example.com')).toMatchObject([{ opened_at: null }]);
	const ids = (all: Shape[]) => all.map((row) => textAt(row, 'stats_id')).sort();
	expect(ids(second)).toEqual(ids(first));
	expect(new Set(ids(second)).size).toBe(second.length);
	expect(refused()).toEqual([]);
});

test('leads to database: one row per lead and campaign, however often it runs', async () => {
	const { sandbox } = world();
	const example = await placed('leads-to-database');
	const read = async () => json(await ran(example), 'Insert or update – replace by Postgres');
	const rows = await read();
	expect(rows.map(({ email }) => email).sort()).toEqual(
		[1, 2, 3].map((number) => `lead${number}@example.com`),
	);
	expect(rows.find(({ email }) => email === 'lead2@example.com')).toMatchObject({
		campaign_id: campaignId,
		campaign: 'Example Campaign',
		company: 'Example Co',
		status: 'INPROGRESS',
		category: 'Interested',
		last_step: 1,
		opens: 2,
		replies: 1,
		unsubscribed: false,
	});

	entryOf('lead1@example.com').entry.categoryId = 2;
	addLeadsToCampaign(sandbox.state, Date.now(), campaignId, 1);
	const again = await read();
	expect(
		new Set(again.map((row) => `${textAt(row, 'campaign_id')} ${textAt(row, 'email')}`)).size,
	).toBe(4);
	expect(again).toHaveLength(4);
	expect(again.find(({ email }) => email === 'lead1@example.com')).toMatchObject({
		category: 'Meeting Request',
	});
	// One request per campaign that is no draft, in each run.
	expect(sandbox.calls('campaignLead.export')).toHaveLength(2);
	expect(refused()).toEqual([]);
});

test('mailbox health: what is wrong is one message, and nothing is changed', async () => {
	const { sandbox } = world();
	const { state } = sandbox;
	addEmailAccount(state, Date.now(), { isSmtpSuccess: false });
	const mails = { lastStep: 1, lastSentAt: new Date().toISOString(), emailAccountId: 101 };
	addLeadsToCampaign(state, Date.now(), campaignId, 24, mails);
	addLeadsToCampaign(state, Date.now(), campaignId, 1, { ...mails, isBounced: true });
	const example = await placed('email-account-health');
	const run = await ran(example);
	expect(json(run, 'Post to chat – replace by Slack')).toEqual([
		{
			channel: '#deliverability',
			text: [
				'sender1@example.com had 4.0 % of 25 emails come back',
				'sender3@example.com does not warm up',
				'sender4@example.com cannot send',
			].join('\n'),
		},
	]);
	expect([...new Set(sandbox.log.map(({ id }) => id))]).toEqual([
		'emailAccount.getAll',
		'analytics.mailboxHealth',
	]);

	for (const id of [103, 104]) state.emailAccounts.delete(id);
	for (const entry of state.campaignLeads.values()) entry.isBounced = false;
	const healthy = await ran(example);
	expect(healthy.order).not.toContain('Message');
	expect(refused()).toEqual([]);
});

test('check running campaigns: what is wrong with one is a line of one message', async () => {
	const { sandbox } = world();
	const campaign = sandbox.state.campaigns.get(campaignId);
	if (!campaign) throw new Error('The seed has this campaign');
	campaign.status = 'ACTIVE';
	campaign.emailAccountIds = [];
	const example = await placed('check-campaigns');
	const run = await ran(example);
	const [{ channel, text }] = json(run, 'Post to chat – replace by Slack');
	expect(channel).toBe('#campaigns');
	expect(text).toMatch(/^Example Campaign: .*email account.* \(error\)$/m);
	expect(sandbox.log.every(({ method }) => method === 'GET')).toBe(true);

	campaign.status = 'PAUSED';
	for (const one of sandbox.state.campaigns.values()) one.status = 'PAUSED';
	const quiet = await ran(example);
	expect(quiet.order).not.toContain('Message');
	expect(refused()).toEqual([]);
});

test('block list: who bounces or unsubscribes is blocked, unless the mailbox is at fault', async () => {
	const { sandbox } = world();
	const [gone, leaves] = [somebody('gone@example.com'), somebody('leaves@example.com')];
	const innocent = somebody('innocent@example.com');
	const example = await placed('block-list');
	const runs = await triggered(example, [
		() => sandbox.events.bounced(gone),
		() => sandbox.events.unsubscribed(leaves),
		() => {
			for (const { payload } of sandbox.events.bounced(innocent)) {
				payload.is_sender_originated_bounce = true;
			}
		},
	]);
	const blocked = [...sandbox.state.blockList.values()].map(({ entry }) => entry);
	expect(blocked).toEqual(['blocked.example.com', 'gone@example.com', 'leaves@example.com']);
	const suppressed = runs.flatMap((run) => json(run, 'Suppress in CRM – replace by HubSpot'));
	expect(suppressed).toMatchObject([
		{ email: 'gone@example.com', why: 'bounced', at: expect.stringMatching(/^\d{4}-/) },
		{ email: 'leaves@example.com', why: 'unsubscribed' },
	]);
	expect(refused()).toEqual([]);
});

test('out of office: an absence pauses the lead until it is back, another reply does not', async () => {
	const { sandbox } = world();
	const back = new Date(Date.now() + 12 * day);
	const written = `${back.getUTCDate()} ${back.toLocaleString('en', { month: 'long', timeZone: 'UTC' })}`;
	const [away, leave, awake] = ['away', 'leave', 'awake'].map((name) =>
		somebody(`${name}@example.com`),
	);
	const last = { campaignId, leadId: entryOf('lead3@example.com').lead.id };
	if (!away || !leave || !awake) throw new Error('Nobody is there');
	const example = await placed('out-of-office');
	const runs = await triggered(example, [
		() => sandbox.events.reply(away, `I am out of office until ${written}.`),
		() => sandbox.events.reply(leave, 'Automatic reply: I am on leave.'),
		() => sandbox.events.reply(awake, 'Thank you, tell me more'),
		() => sandbox.events.reply(last, 'Out of the office'),
	]);
	const daysOf = (email: string) => {
		const { resumeAt, categoryId } = entryOf(email).entry;
		const days = resumeAt === null ? null : (Date.parse(resumeAt) - Date.now()) / day;
		return [categoryId, days === null ? null : Math.round(days)];
	};
	// Midnight is where n8n is, so the day of the return may be one more or less.
	expect(daysOf('away@example.com')).toEqual([6, expect.any(Number)]);
	expect(Math.abs(Number(daysOf('away@example.com')[1]) - 13)).toBeLessThanOrEqual(1);
	expect(daysOf('leave@example.com')).toEqual([6, 7]);
	expect(daysOf('awake@example.com')).toEqual([null, null]);
	expect(entryOf('lead3@example.com').entry).toMatchObject({ categoryId: 6, status: 'PAUSED' });
	expect(runs.map(({ order }) => order.at(-1))).toEqual([
		'Goes on by itself',
		'Goes on by itself',
		'Find absences',
		'Nothing left to send',
	]);
});

test('positive reply to CRM: one deal per lead, and a note in SmartLead', async () => {
	const { sandbox } = world();
	const place = somebody('buyer@example.com');
	const other = somebody('other@example.com');
	const { entry, lead } = entryOf('buyer@example.com');
	sandbox.events.reply(place, 'Tell me more');
	const put = (categoryId: number) => () => {
		const before = entry.categoryId;
		entry.categoryId = categoryId;
		sandbox.events.categoryUpdated(place, before);
	};
	const example = await placed('positive-to-crm');
	const runs = await triggered(example, [
		put(1),
		() => {
			entryOf('other@example.com').entry.categoryId = 3;
			sandbox.events.categoryUpdated(other, null);
		},
		put(2),
	]);
	const deals = runs.map((run) => json(run, 'Create deal – replace by your CRM'));
	expect(deals).toMatchObject([
		[
			{
				deal: 'Some Works – Example Campaign',
				stage: 'Interested',
				email: 'buyer@example.com',
				name: 'Some',
				reply: 'Tell me more',
			},
		],
		[],
		[],
	]);
	expect(sandbox.state.leadNotes.notes).toMatchObject([
		{ leadId: lead.id, text: expect.stringContaining('Some Works – Example Campaign') },
	]);
	expect(refused()).toEqual([]);
});

test('copy a campaign to a client: a draft of theirs, with steps and settings, that sends nothing', async () => {
	const { sandbox } = world();
	const original = sandbox.state.campaigns.get(301);
	await ran(await placed('copy-a-campaign'));
	const copy = [...sandbox.state.campaigns.values()].at(-1);
	expect(copy).toMatchObject({
		name: 'Example Campaign for Example Client Two',
		status: 'DRAFTED',
		clientId: 202,
		settings: original?.settings,
		emailAccountIds: [],
	});
	expect(copy?.sequence.map(({ subject, delayInDays }) => [subject, delayInDays])).toEqual(
		original?.sequence.map(({ subject, delayInDays }) => [subject, delayInDays]),
	);
	expect(refused()).toEqual([]);
	expect(sandbox.calls('campaign.updateStatus')).toEqual([]);
});

test('keep leads in step with a CRM: what is new or differs is sent, and a second run sends nothing', async () => {
	const { sandbox } = world();
	const example = await placed('leads-in-step');
	const first = await ran(example);
	expect(json(first, 'Create or update leads').map(({ email, status }) => [email, status])).toEqual(
		[
			['noa@example.com', 'added'],
			['lead1@example.com', 'updated'],
			['lead2@example.com', 'unchanged'],
		],
	);
	expect(json(first, 'What changed')).toHaveLength(2);
	expect(entryOf('lead1@example.com').lead).toMatchObject({
		firstName: 'Lea',
		companyName: 'New Works',
		customFields: { job_title: 'Engineer' },
	});
	const writes = () => sandbox.log.filter(({ method }) => method !== 'GET').length;
	const before = writes();
	const second = await ran(example);
	expect(json(second, 'Create or update leads').map(({ status }) => status)).toEqual([
		'unchanged',
		'unchanged',
		'unchanged',
	]);
	expect(writes()).toBe(before);
	expect(refused()).toEqual([]);
});

test('as npm start has them, one after the other, the examples that wait for nothing show rows', async () => {
	const { sandbox } = world();
	sandbox.reset(seedForExamples(Date.now()));
	const shown: string[] = [];
	for (const { id, workflow } of readExamples()) {
		if (manualStartOf(workflow) === undefined) continue;
		const run = await ran(await placed(id));
		const last = run.order.at(-1) ?? '';
		shown.push(`${id}: ${json(run, last).length > 0 ? 'rows' : `nothing at ${last}`}`);
		const leads = json(run, 'Add leads').filter(({ status }) => status === 'skipped');
		expect(leads).toEqual([]);
	}
	expect(shown.filter((line) => !line.endsWith('rows'))).toEqual([]);
	expect(shown).toHaveLength(9);
	expect(refused()).toEqual([]);
});

test('every example is run by one of these tests', () => {
	expect(readExamples().map(({ id }) => id)).toEqual([
		'launch-a-campaign',
		'block-list',
		'check-campaigns',
		'copy-a-campaign',
		'daily-statistics',
		'email-account-health',
		'form-to-campaign',
		'inbox-assistant',
		'leads-in-step',
		'leads-to-database',
		'out-of-office',
		'poll-replies',
		'positive-to-crm',
		'reply-to-chat',
		'resend-failed-events',
		'sheet-to-campaign',
	]);
});
