import { readExamples, withCredential } from '../n8n/workflows';
import { credentialWith } from './world';
import { freshSandbox, world } from './lent';

test('the example launches a campaign, and every lead meets its fate', async () => {
	const { commandLine, sandbox, apiKey } = world();
	freshSandbox();
	const example = readExamples().find(({ id }) => id === 'launch-a-campaign');
	if (!example) throw new Error('examples/launch-a-campaign.json is missing');
	const wanted = credentialWith('SmartLead (sandbox)', apiKey);
	const credential = await commandLine.importCredential('smartlead', wanted);
	await commandLine.importWorkflow(example.id, withCredential(example.workflow, credential));
	const run = await commandLine.execute(example.id);
	expect(run.error).toBeUndefined();

	const fates = run.output('Launch campaign').map(({ json }) => [json.email, json.status]);
	expect(fates).toEqual([
		['alpha@example.com', 'added'],
		['beta@example.com', 'added'],
		['gamma.example.com', 'invalid'],
		['delta@blocked.example.com', 'blocked'],
		['Alpha@example.com', 'duplicate'],
	]);

	// In this order, each once, and all of them accepted.
	expect(sandbox.log.map(({ id }) => id)).toEqual([
		'campaign.getAll',
		// Two pages: without a total, the last one is empty.
		'emailAccount.getAll',
		'emailAccount.getAll',
		'campaign.create',
		'campaign.saveSequences',
		'campaign.updateSchedule',
		'campaign.updateSettings',
		'campaign.addEmailAccounts',
		'campaignLead.add',
		'campaign.updateStatus',
	]);
	expect(sandbox.log.filter(({ answer }) => answer.status !== 200)).toEqual([]);

	const campaign = [...sandbox.state.campaigns.values()].at(-1);
	expect(campaign).toMatchObject({ status: 'ACTIVE', schedule: { timezone: 'Europe/London' } });
	expect(campaign?.name).toMatch(/^Launch example \d{4}-\d{2}-\d{2}/);
	expect(campaign?.sequence.map(({ variants }) => variants.length)).toEqual([2, 0]);
	expect(campaign?.emailAccountIds).toEqual([101, 102, 103]);
	const places = [...sandbox.state.campaignLeads.values()];
	expect(places.filter(({ campaignId }) => campaignId === campaign?.id)).toHaveLength(2);
	const added = [...sandbox.state.leads.values()].filter(({ email }) => email.startsWith('alpha@'));
	expect(added).toHaveLength(1);
	expect(added[0]).toMatchObject({
		firstName: 'Alpha',
		companyName: 'Alpha Works',
		customFields: { 'Job Title': 'Head of Operations' },
	});
});
