import { freshSandbox, world } from './lent';
import { campaignById, code, row, smartLead, start } from './nodes';

beforeEach(freshSandbox);

const thousand = `
return Array.from({ length: 1000 }, (_, index) => ({
	json: {
		'First Name': 'Lead ' + index,
		'E-mail': index === 17 || index === 700 ? 'no address ' + index : 'lead' + index + '@example.org',
	},
}));`;

test('1,000 leads, two of them malformed: three requests, nothing lost, nothing twice', async () => {
	const { rest, credential, sandbox } = world();
	const workflow = row('A thousand leads', credential, [
		code('Rows', thousand),
		smartLead('Add leads', {
			resource: 'lead',
			operation: 'addToCampaign',
			campaignId: campaignById(302),
		}),
	]);
	const run = await rest.run(await rest.createWorkflow(workflow), start);
	expect(run.error).toBeUndefined();

	const requests = sandbox.calls('campaignLead.add');
	expect(sandbox.log).toHaveLength(3);
	expect(requests).toHaveLength(3);
	const places = [...sandbox.state.campaignLeads.values()].filter(
		({ campaignId }) => campaignId === 302,
	);
	expect(places).toHaveLength(998);
	expect(new Set(places.map(({ leadId }) => leadId)).size).toBe(998);

	const output = run.output('Add leads');
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
		Array.from({ length: 1000 }, (_, item) => ({ item })),
	);
	const invalid = output.flatMap(({ json }, index) => (json.status === 'invalid' ? [index] : []));
	expect(invalid).toEqual([17, 700]);
	expect(output[17]?.json).toMatchObject({ email: 'no address 17' });
	expect(String(output[17]?.json.reason)).not.toBe('');
	expect(output.filter(({ json }) => json.status === 'added')).toHaveLength(998);
});
