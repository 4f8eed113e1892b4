import { pinned } from '../n8n/application';
import { credentialWith } from './world';
import { freshSandbox, world } from './lent';
import { campaignById, code, row, smartLead, start } from './nodes';

const getCampaign = { resource: 'campaign', operation: 'get', campaignId: campaignById(301) };

beforeEach(freshSandbox);

describe('a wrong key', () => {
	test('stops the workflow with a sentence about the key', async () => {
		const { rest, wrongCredential, sandbox } = world();
		const workflow = row('Wrong key', wrongCredential, [
			smartLead('Get campaign', getCampaign),
			code('After', 'return $input.all();'),
		]);
		const run = await rest.run(await rest.createWorkflow(workflow), start);
		expect(run.ok).toBe(false);
		expect(run.error).toMatchObject({ node: 'Get campaign', httpCode: '401' });
		expect(run.error?.message).toMatch(/key/i);
		expect(run.order).not.toContain('After');
		expect(sandbox.log).toHaveLength(1);
	});

	test('is one item when the node continues on fail, and the workflow goes on', async () => {
		const { rest, wrongCredential } = world();
		const workflow = row('Wrong key, continue', wrongCredential, [
			smartLead('Get campaign', getCampaign, { onError: 'continueRegularOutput' }),
			code('After', 'return $input.all();'),
		]);
		const run = await rest.run(await rest.createWorkflow(workflow), start);
		expect(run.ok).toBe(true);
		const [item, ...others] = run.output('After');
		expect(others).toHaveLength(0);
		expect(item?.json.error).toMatch(/key/i);
	});

	test('is refused in the credential dialog, and the right one is not', async () => {
		const { application, rest, apiKey, sandbox } = world();
		const refused = await rest.testCredential(credentialWith('Wrong', 'not-the-key'));
		expect(refused.status).toBe('Error');
		// n8n 1.123 has a sentence of its own for every credential.
		expect(refused.message).toMatch(
			application.name === pinned.name
				? /SmartLead.*key|key.*SmartLead/i
				: /check your credentials/,
		);
		const accepted = await rest.testCredential(credentialWith('Right', apiKey));
		expect(accepted.status).toBe('OK');
		expect(sandbox.log.map(({ answer }) => answer.status)).toEqual(
			expect.arrayContaining([401, 200]),
		);
	});
});

test('two credentials serve one workflow side by side', async () => {
	const { rest, credential, wrongCredential } = world();
	const workflow = row('Two credentials', credential, [
		smartLead('Wrong', getCampaign, { onError: 'continueRegularOutput' }),
		smartLead('Right', getCampaign),
	]);
	const { id, name, type } = wrongCredential;
	for (const node of workflow.nodes) {
		if (node.name === 'Wrong') node.credentials = { [type]: { id, name } };
	}
	const run = await rest.run(await rest.createWorkflow(workflow), start);
	expect(run.ok).toBe(true);
	expect(run.output('Wrong')[0]?.json.error).toMatch(/key/i);
	expect(run.output('Right')[0]?.json.id).toBe(301);
});
