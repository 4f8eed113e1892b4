import { people, stage } from '../engine/stage';
import { addLeadsToCampaign } from '../sandbox';
import { countsOf, tenThousandOfWhichAHundredChange } from './manyLeads';
import { byId } from './row';

/* Runs of 10,000 leads: what they cost, and that one bad lead keeps none of the others back. */

const { run, sandbox } = stage({ shapes: 'live' });

const counts = () => countsOf(sandbox);

const refusal = (error: string) => ({
	status: 422,
	headers: { 'Content-Type': 'application/json' },
	body: JSON.stringify({ error }),
});

const launch = {
	resource: 'campaign',
	operation: 'launch',
	name: 'Ten thousand',
	steps: { step: [{ subject: 'Hello', emailBody: '<p>Hello</p>' }] },
	maxNewLeadsPerDay: 20,
	emailAccountIds: byId(101),
};

const around = {
	'campaign.getAll': 1,
	'campaign.create': 1,
	'campaign.saveSequences': 1,
	'campaign.updateSchedule': 1,
	'campaign.addEmailAccounts': 1,
};

const statuses = (rows: Array<{ status?: unknown }>) => {
	const all: Record<string, number> = {};
	for (const { status } of rows) all[String(status)] = (all[String(status)] ?? 0) + 1;
	return all;
};

test('Launch with 10,000 leads: five requests around them, and 25 with them', async () => {
	const { error, json } = await run(launch, { items: people(10_000) });
	expect(error).toBeUndefined();
	expect(statuses(json)).toEqual({ added: 10_000 });
	expect(counts()).toEqual({ ...around, 'campaignLead.add': 25 });
});

test('Launch with 10,000 leads, of which SmartLead refuses one by its place', async () => {
	const items = people(10_000);
	sandbox.misbehave({
		id: 'campaignLead.add',
		skip: 3,
		answer: refusal('"lead_list[7].email" must be a valid email'),
	});
	const { error, json } = await run(launch, { items });
	expect(error).toBeUndefined();
	expect(statuses(json)).toEqual({ added: 9_999, invalid: 1 });
	expect(json[1_207]).toMatchObject({ email: items[1_207].email, status: 'invalid' });
	expect(counts()).toEqual({ ...around, 'campaignLead.add': 26 });
});

test('Create or Update with 10,000 items: two refused changes keep none of the other 98 back', async () => {
	const items = tenThousandOfWhichAHundredChange(sandbox);
	sandbox.misbehave({
		id: 'campaignLead.update',
		skip: 10,
		times: 2,
		answer: refusal('first_name is not allowed'),
	});
	const { error, json } = await run(
		{ resource: 'lead', operation: 'createOrUpdate', campaignId: byId(302) },
		{ items },
	);
	expect(error).toBeUndefined();
	expect(statuses(json)).toEqual({ unchanged: 9_900, updated: 98, notUpdated: 2 });
	expect(counts()).toEqual({ 'campaignLead.export': 1, 'campaignLead.update': 100 });
});

/** The export is one request, however many leads it holds. */
test('leads whose answer is lost are found in a campaign of more than 10,000', async () => {
	addLeadsToCampaign(sandbox.state, Date.now(), 302, 10_500);
	sandbox.misbehave({ id: 'campaignLead.add', after: true, answer: { status: 504 } });
	const { error, json } = await run(
		{ resource: 'lead', operation: 'addToCampaign', campaignId: byId(302) },
		{ items: people(800) },
	);
	expect(error).toBeUndefined();
	expect(statuses(json)).toEqual({ added: 800 });
	expect(counts()).toEqual({ 'campaignLead.add': 2, 'campaignLead.export': 1 });
});
