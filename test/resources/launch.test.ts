import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { inFakeTime } from '../engine/hurry';
import { addCampaign, addEmailAccount, type SandboxState } from '../sandbox';
import { byId } from './row';
import { everyShape, scene, type Scene } from './scene';

inFakeTime();

const where = { resource: 'campaign', operation: 'launch' };

/** A campaign as people fill it in. */
export const spring: INodeParameters = {
	name: 'Spring outreach',
	steps: {
		step: [
			{ subject: 'Hello {{first_name}}', emailBody: '<p>Hi {{first_name}}, how is {{Role}}?</p>' },
			{ emailBody: '<p>Still there?</p>' },
		],
	},
	maxNewLeadsPerDay: 20,
	emailAccountIds: byId(101),
};

const people = (count: number, more: IDataObject = {}): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({
		email: `spring${index + 1}@example.com`,
		'First Name': `Spring ${index + 1}`,
		Role: 'buying',
		...more,
	}));

const named = ({ campaigns }: SandboxState, name = 'Spring outreach') =>
	[...campaigns.values()].filter((campaign) => campaign.name === name);

const leadsIn = ({ leads, campaignLeads }: SandboxState, id: number) =>
	[...campaignLeads.values()]
		.filter(({ campaignId }) => campaignId === id)
		.map(({ leadId }) => leads.get(leadId)?.email);

async function launched(
	parameters: INodeParameters = {},
	items = people(3),
	opened: Scene = scene({ shapes: 'live' }),
) {
	const run = await opened.run(where, { ...spring, ...parameters }, items);
	return { ...run, ...opened, state: opened.sandbox.state };
}

test.each(everyShape)('makes a draft with all that it needs, answers as %s', async (shapes) => {
	const opened = scene({ shapes });
	const { error, json, state, sandbox, hints } = await launched({}, people(3), opened);
	expect(error).toBeUndefined();
	const [campaign, ...others] = named(state);
	expect(others).toEqual([]);
	expect(json).toMatchObject(
		people(3).map(({ email }) => ({
			email,
			status: 'added',
			campaignId: campaign?.id,
			campaignName: 'Spring outreach',
		})),
	);
	expect(campaign).toMatchObject({
		status: 'DRAFTED',
		clientId: null,
		emailAccountIds: [101],
		schedule: { days: [1, 2, 3, 4, 5], startHour: '09:00', maxNewLeadsPerDay: 20 },
	});
	expect(campaign?.sequence.map(({ subject, delayInDays }) => [subject, delayInDays])).toEqual([
		['Hello {{first_name}}', 0],
		['', 3],
	]);
	expect(leadsIn(state, campaign?.id ?? 0)).toHaveLength(3);
	expect(sandbox.log.map(({ id }) => id)).toEqual([
		'campaign.getAll',
		'campaign.create',
		'campaign.saveSequences',
		'campaign.updateSchedule',
		'campaign.addEmailAccounts',
		'campaignLead.add',
	]);
	expect(hints.map(({ message }) => message)).toContain(
		"'Spring outreach' (303): 3 leads, 1 email account, at least 1 sending day until all have had the first email",
	);
});

test('fills in everything else, of a client, with tags and settings', async () => {
	const { error, state, hints } = await launched({
		emailAccountsFrom: 'tag',
		tagIds: [402],
		campaignSettings: {
			unsubscribeText: 'Reply with no',
			trackSettings: ['DONT_TRACK_EMAIL_OPEN'],
		},
		options: { clientId: byId(201), minTimeBtwEmails: 12 },
	});
	expect(error).toBeUndefined();
	expect(named(state)).toMatchObject([
		{
			clientId: 201,
			emailAccountIds: [102, 103],
			settings: { unsubscribeText: 'Reply with no', trackSettings: ['DONT_TRACK_EMAIL_OPEN'] },
			schedule: { minTimeBetweenEmails: 12 },
		},
	]);
	expect(hints.map(({ message }) => message).join()).toContain('3 leads, 2 email accounts');
});

test('all that can send are those that are connected', async () => {
	const opened = scene({ shapes: 'live' });
	addEmailAccount(opened.sandbox.state, Date.now(), { isSmtpSuccess: false });
	const { json, state, hints } = await launched({ emailAccountsFrom: 'all' }, people(60), opened);
	expect(json).toHaveLength(60);
	expect(named(state)).toMatchObject([{ emailAccountIds: [101, 102, 103] }]);
	expect(hints.map(({ message }) => message)).toContain(
		"'Spring outreach' (303): 60 leads, 3 email accounts, 3 sending days until all have had the first email",
	);
});

test('none that can send: nothing is made', async () => {
	const opened = scene({ shapes: 'live' });
	for (const account of opened.sandbox.state.emailAccounts.values()) account.isSmtpSuccess = false;
	const { error, state } = await launched({ emailAccountsFrom: 'all' }, people(1), opened);
	expect(error?.message).toBe('No email account can send');
	expect(named(state)).toEqual([]);
});

test('items with different names make different campaigns, and each lead says which', async () => {
	const items = [
		...people(2, { campaign: 'North' }),
		{ email: 'south@example.com', Role: 'x', 'First Name': 'S', campaign: 'South' },
		{ email: 'north@example.com', Role: 'x', 'First Name': 'N', campaign: 'North' },
		{ email: 'nobody', campaign: 'North' },
		{ email: 'spring1@example.com', Role: 'x', 'First Name': 'T', campaign: 'South' },
	];
	const { error, json, state } = await launched({ name: '={{ $json.campaign }}' }, items);
	expect(error).toBeUndefined();
	expect(json.map(({ status, campaignName }) => [status, campaignName])).toEqual([
		['added', 'North'],
		['added', 'North'],
		['added', 'South'],
		['added', 'North'],
		['invalid', 'North'],
		['skipped', 'South'],
	]);
	const [north] = named(state, 'North');
	const [south] = named(state, 'South');
	expect(leadsIn(state, north?.id ?? 0)).toHaveLength(3);
	expect(leadsIn(state, south?.id ?? 0)).toEqual(['south@example.com']);
});

test('one name and two kinds of steps is a mistake, and nothing is sent', async () => {
	const { error, sandbox } = await launched(
		{ steps: { step: [{ subject: '={{ $json.subject }}', emailBody: 'x' }] } },
		[...people(1, { subject: 'A' }), { email: 'b@example.com', subject: 'B' }],
	);
	expect(error).toMatchObject({
		message: `'Name' is "Spring outreach" in item 1 as well, where other fields differ [item 1]`,
		itemIndex: 1,
	});
	expect(sandbox.log).toEqual([]);
});

describe('if the name exists', () => {
	const taken = () => {
		const opened = scene({ shapes: 'live' });
		const campaign = addCampaign(opened.sandbox.state, Date.now(), { name: 'Spring outreach' });
		return { opened, campaign };
	};

	test('it stops, and changes nothing', async () => {
		const { opened } = taken();
		const { error, sandbox, json } = await launched({}, people(1), opened);
		expect(error?.message).toBe(
			"A campaign called 'Spring outreach' already exists (303, DRAFTED)",
		);
		expect(json).toEqual([]);
		expect(sandbox.log.map(({ id }) => id)).toEqual(['campaign.getAll']);
	});

	test('it makes another one', async () => {
		const { opened, campaign } = taken();
		const { json, state } = await launched({ ifNameExists: 'another' }, people(1), opened);
		expect(named(state).map(({ id }) => id)).toEqual([303, 304]);
		expect(json).toMatchObject([{ campaignId: 304 }]);
		expect(campaign.sequence).toEqual([]);
	});

	test('it continues that draft, with the ids that its steps have', async () => {
		const { opened } = taken();
		const first = await launched({ ifNameExists: 'continue' }, people(2), opened);
		expect(first.error).toBeUndefined();
		const ids = named(first.state)[0].sequence.map(({ id }) => id);
		const step = [{ subject: 'Another', emailBody: 'x' }, { emailBody: 'y' }, { emailBody: 'z' }];
		const { json, state } = await launched(
			{ ifNameExists: 'continue', steps: { step } },
			people(3),
			opened,
		);
		expect(named(state)).toMatchObject([
			{ id: 303, sequence: [{ id: ids[0], subject: 'Another' }, { id: ids[1] }, {}] },
		]);
		expect(json.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'added']);
	});

	test('it does not write steps that are there', async () => {
		const opened = scene({ shapes: 'live' });
		await launched({}, people(2), opened);
		const { sandbox } = await launched({ ifNameExists: 'continue' }, people(2), opened);
		expect(sandbox.calls('campaign.saveSequences')).toHaveLength(1);
		expect(sandbox.calls('campaign.create')).toHaveLength(1);
	});

	test.each(['PAUSED', 'STOPPED', 'COMPLETED', 'ACTIVE'] as const)(
		'one that is %s is no draft',
		async (status) => {
			const { opened, campaign } = taken();
			campaign.status = status;
			const { error, sandbox } = await launched({ ifNameExists: 'continue' }, people(1), opened);
			expect(error?.message).toContain("The campaign 'Spring outreach' is no draft");
			expect(sandbox.log.every(({ method }) => method === 'GET')).toBe(true);
		},
	);

	test('one that sends other emails is left alone', async () => {
		const { opened, campaign } = taken();
		campaign.status = 'ACTIVE';
		const parameters = { ifNameExists: 'continue', start: true };
		const { error, sandbox } = await launched(parameters, people(1), opened);
		expect(error?.message).toContain('sends already, with other steps');
		expect(sandbox.log.every(({ method }) => method === 'GET')).toBe(true);
	});

	test('two of the name: nobody can know which', async () => {
		const { opened } = taken();
		addCampaign(opened.sandbox.state, Date.now(), { name: 'Spring outreach' });
		const { error } = await launched({ ifNameExists: 'continue' }, people(1), opened);
		expect(error?.message).toContain("Several campaigns are called 'Spring outreach'");
	});

	test('one of another client is another campaign', async () => {
		const { opened, campaign } = taken();
		campaign.clientId = 202;
		const options = { clientId: byId(201) };
		const { error, state } = await launched({ options }, people(1), opened);
		expect(error).toBeUndefined();
		expect(named(state).map(({ clientId }) => clientId)).toEqual([202, 201]);
	});
});

describe('start', () => {
	const sound = {
		start: true,
		campaignSettings: {
			unsubscribeText: 'Reply with no',
			trackSettings: ['DONT_TRACK_EMAIL_OPEN', 'DONT_TRACK_LINK_CLICK'],
		},
	};

	test.each(everyShape)('starts what is ready, answers as %s', async (shapes) => {
		const { error, state } = await launched(sound, people(3), scene({ shapes }));
		expect(error).toBeUndefined();
		expect(named(state)).toMatchObject([{ status: 'ACTIVE' }]);
	});

	test('what the items show to be wrong stops it before anything is sent', async () => {
		const items = [...people(2), { email: 'bare@example.com', 'First Name': 'Bare' }];
		const { error, sandbox } = await launched(sound, items);
		expect(error?.message).toMatch(/^The campaign 'Spring outreach' is not ready to be started/);
		expect(error?.description).toContain(
			'1 of 3 leads have no value for {{Role}} (step 1): bare@example.com.',
		);
		expect(sandbox.log).toEqual([]);
		const skipped = { ...sound, options: { skipFindings: ['missingVariable'] } };
		expect((await launched(skipped, items)).error).toBeUndefined();
	});

	test('as a draft it only says so', async () => {
		const { error, hints } = await launched({}, [{ email: 'bare@example.com' }]);
		expect(error).toBeUndefined();
		expect(hints.map(({ message }) => message).join()).toContain('{{first_name}}');
	});

	test.each(everyShape)('disconnected accounts keep it a draft, answers as %s', async (shapes) => {
		const opened = scene({ shapes });
		const account = opened.sandbox.state.emailAccounts.get(101);
		if (account) account.isSmtpSuccess = false;
		const { error, state } = await launched(sound, people(2), opened);
		expect(error?.message).toMatch(/^The campaign 'Spring outreach' was not started/);
		expect(error?.description).toContain("The draft 'Spring outreach' (303) is in SmartLead");
		expect(named(state)).toMatchObject([{ status: 'DRAFTED' }]);
	});

	test('nobody was added: it is not started', async () => {
		const { error, state } = await launched(sound, [
			{ email: 'unsubscribed@example.com', 'First Name': 'U', Role: 'x' },
		]);
		expect(error?.description).toContain('No lead is in it');
		expect(named(state)).toMatchObject([{ status: 'DRAFTED' }]);
	});
});

test.each<[string, INodeParameters]>([
	['launch', spring],
	[
		'createFromBlueprint',
		{
			blueprint: JSON.stringify({
				version: 1,
				name: 'Copy',
				steps: [],
				schedule: null,
				settings: {},
				tags: [],
			}),
		},
	],
	['addEmailAccounts', { campaignId: byId(301) }],
])('%s says which field has an email account that is not there', async (operation, parameters) => {
	const unknown = { __rl: true, mode: 'id', value: '101, 999' };
	const { error } = await scene({ shapes: 'live' }).run(
		{ resource: 'campaign', operation },
		{
			...parameters,
			emailAccountIds: unknown,
			options: operation === 'createFromBlueprint' ? { emailAccountIds: unknown } : {},
		},
		people(1),
	);
	expect(error?.message).toBe('Email account not found');
	expect(error?.description).toMatch(/^Check 'Email Accounts': /);
	expect(error?.description).not.toContain("'Campaign'");
});

test('nobody was added: no days are counted', async () => {
	const { hints } = await launched({}, [
		{ email: 'unsubscribed@example.com', 'First Name': 'U', Role: 'x' },
	]);
	const said = hints.map(({ message }) => message).join('\n');
	expect(said).toContain('0 leads, 1 email account');
	expect(said).not.toContain('sending day');
});

test('an AI agent gets no leads of whatever comes in', async () => {
	const opened = scene();
	const { error } = await opened.run(where, spring, people(1), { tool: true });
	expect(error).toBeDefined();
	expect(opened.sandbox.log).toEqual([]);
});

describe('what it costs', () => {
	const items = people(1000);
	const settings = { unsubscribeText: 'Reply with no' };

	/** The nodes that people build a campaign of today. */
	async function byHand(opened: Scene, starts: boolean): Promise<number> {
		const node = async (resource: string, operation: string, parameters: INodeParameters) => {
			const given = operation === 'addToCampaign' ? items : [{}];
			const { error, json } = await opened.run({ resource, operation }, parameters, given);
			expect(error).toBeUndefined();
			return json;
		};
		const [{ id }] = await node('campaign', 'create', { name: 'By hand' });
		const campaignId = byId(Number(id));
		const { steps, maxNewLeadsPerDay, emailAccountIds } = spring;
		await node('campaign', 'saveSequences', { campaignId, steps });
		await node('campaign', 'updateSchedule', { campaignId, maxNewLeadsPerDay });
		await node('campaign', 'updateSettings', { campaignId, updateFields: settings });
		await node('campaign', 'addEmailAccounts', { campaignId, emailAccountIds });
		await node('lead', 'addToCampaign', { campaignId });
		if (starts) await node('campaign', 'updateStatus', { campaignId, status: 'START' });
		return opened.sandbox.log.length;
	}

	test.each(everyShape)('no more than the six nodes it replaces, answers as %s', async (shapes) => {
		const nodes = await byHand(scene({ shapes }), false);
		const parameters = { campaignSettings: settings };
		const { error, sandbox } = await launched(parameters, items, scene({ shapes }));
		expect(error).toBeUndefined();
		console.info(`${shapes}: ${sandbox.log.length} requests, and ${nodes} of six nodes`);
		expect(sandbox.log.length).toBeLessThanOrEqual(nodes);
	});
});

describe('two campaigns, of which one fails', () => {
	const both = [
		{ email: 'a@example.com', 'First Name': 'A', Role: 'x', campaign: 'North' },
		{ email: 'b@example.com', 'First Name': 'B', Role: 'x', campaign: 'South' },
		{ email: 'c@example.com', 'First Name': 'C', Role: 'x', campaign: 'North' },
	];
	const each = { ...spring, name: '={{ $json.campaign }}' };
	const goesOn = { node: { onError: 'continueRegularOutput' } } as const;
	/** South gets no schedule. */
	const broken = (opened: Scene) =>
		opened.sandbox.misbehave({
			id: 'campaign.updateSchedule',
			skip: 1,
			answer: { status: 400, body: '{"message":"Not today"}' },
		});

	test('the run stops, and says what is finished and what stands', async () => {
		const opened = scene({ shapes: 'live' });
		broken(opened);
		const { error, json } = await opened.run(where, each, both);
		expect(json).toEqual([]);
		expect(error).toMatchObject({ message: 'Not today [item 1]', itemIndex: 1 });
		expect(error?.description).toContain(
			"The draft 'South' (304) is in SmartLead, with its steps.",
		);
		expect(error?.description).toContain("Finished before: 'North' (303).");
	});

	test('under Continue On Fail only its own leads fail', async () => {
		const opened = scene({ shapes: 'live' });
		broken(opened);
		const { error, json, items } = await opened.run(where, each, both, goesOn);
		expect(error).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(json).toMatchObject([
			{ status: 'added', campaignId: 303 },
			{ error: 'Not today', details: { campaignId: 304 } },
			{ status: 'added', campaignId: 303 },
		]);
		expect(Object.keys(json[1]).sort()).toEqual(['details', 'error', 'message']);
	});

	test('deleted again, none of its leads was added', async () => {
		const opened = scene({ shapes: 'live' });
		opened.sandbox.misbehave({
			id: 'campaignLead.add',
			skip: 1,
			answer: { status: 402, body: '{"message":"No credits left"}' },
		});
		const parameters = { ...each, ifFails: 'delete' };
		const { json } = await opened.run(where, parameters, both, goesOn);
		expect(json).toMatchObject([
			{ status: 'added' },
			{ error: 'No credits left' },
			{ status: 'added' },
		]);
		expect(json[1].message).toContain("The campaign 'South' (304) was deleted again");
		expect(named(opened.sandbox.state, 'South')).toEqual([]);
		expect(named(opened.sandbox.state, 'North')).toHaveLength(1);
	});
});

test('the lead limit of the plan ends it: what was added stands, and it is not started', async () => {
	const opened = scene({ shapes: 'live' });
	opened.answer('campaignLead.add', {
		ok: true,
		upload_count: 1,
		total_leads: 0,
		is_lead_limit_exhausted: true,
	});
	const { error, state } = await launched(
		{ start: true, campaignSettings: { unsubscribeText: 'Reply with no' } },
		people(1),
		opened,
	);
	expect(error?.description).toContain("The draft 'Spring outreach' (303) is in SmartLead");
	expect(named(state)).toMatchObject([{ status: 'DRAFTED' }]);
});
