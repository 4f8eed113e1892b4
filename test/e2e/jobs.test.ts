import { addEmailAccount, addTag } from '../sandbox';
import { freshSandbox, world } from './lent';
import { campaignById, code, row, smartLead, start } from './nodes';

/*
 * The operations that are made of others: a campaign is launched, checked, copied to another account,
 * and its leads are kept in step. SmartLead fails on the way, and a second run completes the first.
 */

beforeEach(freshSandbox);

const people = `
return Array.from({ length: 3 }, (_, index) => ({
	json: { email: 'jobs' + index + '@example.com', 'First Name': 'Job ' + index, Role: 'Buyer' },
}));`;

const launch = {
	resource: 'campaign',
	operation: 'launch',
	name: 'Jobs',
	ifNameExists: 'continue',
	steps: {
		step: [
			{ subject: 'Hello {{first_name}}', emailBody: '<p>As {{Role}}, what do you need?</p>' },
			{ emailBody: '<p>Still there?</p>' },
		],
	},
	maxNewLeadsPerDay: 20,
	emailAccountsFrom: 'all',
	campaignSettings: { unsubscribeText: 'Reply with no' },
};

const named = (name: string) =>
	[...world().sandbox.state.campaigns.values()].filter((campaign) => campaign.name === name);

const leadsIn = (id: number) => {
	const { campaignLeads, leads } = world().sandbox.state;
	return [...campaignLeads.values()]
		.filter(({ campaignId }) => campaignId === id)
		.map(({ leadId }) => leads.get(leadId)?.email)
		.sort();
};

async function ran(name: string, steps: Parameters<typeof row>[2]) {
	const { rest, credential } = world();
	return await rest.run(await rest.createWorkflow(row(name, credential, steps)), start);
}

const launched = async (more: object = {}) =>
	await ran('Launch', [code('People', people), smartLead('Launch', { ...launch, ...more })]);

test('a launch that breaks off says what stands, and a second run completes it, nothing doubled', async () => {
	const { sandbox } = world();
	sandbox.misbehave({
		id: 'campaign.updateSchedule',
		answer: { status: 400, body: '{"message":"Not today"}' },
	});
	const first = await launched();
	expect(first.error).toMatchObject({ node: 'Launch', message: 'Not today [item 0]' });
	expect(first.error?.description).toMatch(/'Jobs' \(\d+\) is in SmartLead, with its steps/);
	expect(named('Jobs')).toMatchObject([{ status: 'DRAFTED' }]);

	const draft = await launched();
	expect(draft.error).toBeUndefined();
	const [campaign, ...others] = named('Jobs');
	expect(others).toEqual([]);
	expect(campaign).toMatchObject({ status: 'DRAFTED', emailAccountIds: [101, 102, 103] });

	const again = await launched({ start: true });
	expect(again.error).toBeUndefined();
	expect(named('Jobs')).toMatchObject([{ id: campaign?.id, status: 'ACTIVE' }]);
	expect(leadsIn(Number(campaign?.id))).toEqual([0, 1, 2].map((one) => `jobs${one}@example.com`));
	expect(sandbox.calls('campaign.create')).toHaveLength(1);
	expect(campaign?.sequence).toHaveLength(2);
});

test('answers that get lost are looked up: one campaign, each lead once, and it is started', async () => {
	const { sandbox } = world();
	for (const id of ['campaign.create', 'campaignLead.add', 'campaign.updateStatus']) {
		sandbox.misbehave({ id, after: true, answer: { status: 504 } });
	}
	const run = await launched({ start: true });
	expect(run.error).toBeUndefined();
	expect(run.output('Launch').map(({ json }) => json.status)).toEqual(['added', 'added', 'added']);
	const [campaign, ...others] = named('Jobs');
	expect(others).toEqual([]);
	expect(campaign?.status).toBe('ACTIVE');
	expect(leadsIn(Number(campaign?.id))).toHaveLength(3);
	for (const id of ['campaign.create', 'campaignLead.add', 'campaign.updateStatus']) {
		expect(sandbox.calls(id)).toHaveLength(1);
	}
});

test('Check finds what was planted in a campaign that was sound, and changes nothing', async () => {
	const { sandbox } = world();
	const { state } = sandbox;
	await launched();
	const [campaign] = named('Jobs');
	if (!campaign) throw new Error('There is no campaign');
	const before = sandbox.log.length;
	const check = async () =>
		await ran('Check', [
			smartLead('Check', {
				resource: 'campaign',
				operation: 'check',
				campaignId: campaignById(campaign.id),
				options: { skipFindings: ['trackingWithoutDomain'] },
			}),
		]);
	const sound = await check();
	expect(sound.output('Check')).toMatchObject([{ json: { ok: true, errors: 0, warnings: 0 } }]);

	const [first, second] = campaign.sequence;
	if (!first || !second || !campaign.schedule) throw new Error('It has two steps and a schedule');
	Object.assign(first, { subject: '', emailBody: '<p>Hi {{first_name}, {{nickname}}</p>' });
	Object.assign(second, { delayInDays: 0, emailBody: '<p>&nbsp;</p>' });
	campaign.settings.unsubscribeText = '';
	campaign.schedule.days = [];
	const account = state.emailAccounts.get(101);
	if (account) account.isImapSuccess = false;
	const run = await check();
	expect(
		run
			.output('Check')
			.map(({ json }) => json.code)
			.sort(),
	).toEqual([
		'disconnectedAccount',
		'emptyBody',
		'missingVariable',
		'noDays',
		'noSubject',
		'noUnsubscribe',
		'sameDayFollowUp',
		'unbalancedVariable',
	]);
	expect(sandbox.log.slice(before).every(({ method }) => method === 'GET')).toBe(true);
});

test('a blueprint goes to a client of another account, with what that account has, and comes back the same', async () => {
	const { rest, sandbox, credential, otherAccount, otherCredential } = world();
	await launched();
	const [original] = named('Jobs');
	if (!original) throw new Error('There is no campaign');
	original.tagIds = [...sandbox.state.tags.keys()];
	// There, the tags have other ids, one is missing, and an email account has one that is none here.
	const there = otherAccount.state;
	there.tags.clear();
	const tag = addTag(there, 'Example Tag');
	const account = addEmailAccount(there, Date.now(), { fromEmail: 'of.the.other@example.com' });
	const get = (name: string, campaignId: number | string) =>
		smartLead(name, {
			resource: 'campaign',
			operation: 'getBlueprint',
			campaignId: campaignById(campaignId),
		});
	const workflow = row('Copy', credential, [
		get('Blueprint', original.id),
		smartLead('Copy', {
			resource: 'campaign',
			operation: 'createFromBlueprint',
			blueprint: '={{ $json }}',
			name: 'Jobs of another account',
			options: { clientId: campaignById(202), emailAccountIds: campaignById(account.fromEmail) },
		}),
		get('Of the copy', '={{ $json.id }}'),
	]);
	for (const node of workflow.nodes) {
		if (node.name !== 'Blueprint' && node.credentials) {
			const { id, name, type } = otherCredential;
			node.credentials = { [type]: { id, name } };
		}
	}
	const before = sandbox.log.length;
	const run = await rest.run(await rest.createWorkflow(workflow), start);
	expect(run.error).toBeUndefined();
	const [copy, ...others] = [...there.campaigns.values()].filter(
		({ name }) => name === 'Jobs of another account',
	);
	expect(others).toEqual([]);
	expect(copy).toMatchObject({ status: 'DRAFTED', clientId: 202, emailAccountIds: [account.id] });
	expect(copy?.tagIds.map((id) => there.tags.get(id)?.name)).toEqual(
		original.tagIds.map((id) => sandbox.state.tags.get(id)?.name),
	);
	expect(copy?.tagIds[0]).toBe(tag.id);
	const [one, other] = ['Blueprint', 'Of the copy'].map((node) => run.output(node)[0]?.json);
	expect(other).toEqual({ ...one, name: 'Jobs of another account' });

	// The account that it comes from was read, and nothing else.
	expect(sandbox.log.slice(before).every(({ method }) => method === 'GET')).toBe(true);
	expect(named('Jobs of another account')).toHaveLength(0);
});

test('leads that are kept in step: what differs is sent, and after a failure the rest of it', async () => {
	const { sandbox } = world();
	await launched();
	const [campaign] = named('Jobs');
	const changed = `
return $input.all().map(({ json }, index) => ({ json: { ...json, Role: index === 1 ? 'Buyer' : 'Head' } }))
	.concat([{ json: { email: 'jobs9@example.com', 'First Name': 'Job 9', Role: 'Buyer' } }]);`;
	const step = async () =>
		await ran('In step', [
			code('People', people),
			code('Changed', changed),
			smartLead('In step', {
				resource: 'lead',
				operation: 'createOrUpdate',
				campaignId: campaignById(Number(campaign?.id)),
			}),
		]);
	const statuses = (run: Awaited<ReturnType<typeof step>>) =>
		run.output('In step').map(({ json }) => json.status);
	sandbox.misbehave({
		id: 'campaignLead.update',
		skip: 1,
		answer: { status: 402, body: '{"message":"No credits left"}' },
	});
	const first = await step();
	expect(first.error?.message).toContain('No credits left');
	expect(statuses(await step())).toEqual(['unchanged', 'unchanged', 'updated', 'added']);
	expect(statuses(await step())).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
	expect(leadsIn(Number(campaign?.id))).toHaveLength(4);
});
