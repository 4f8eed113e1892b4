import { setTimeout as sleep } from 'node:timers/promises';

import { listAt, textAt } from '../n8n/shapes';
import { Sandbox, standardLimits } from '../sandbox';
import { until } from './activation';
import { freshSandbox, world } from './lent';
import { campaignById, code, row, smartLead, start } from './nodes';
import { credentialWith } from './world';

/* What the editor asks of the node, and what n8n does while the node waits. */

beforeEach(freshSandbox);

const get = { resource: 'campaign', operation: 'get', campaignId: campaignById(301) };

const throttled = (seconds: string) => ({
	status: 429,
	headers: { 'Retry-After': seconds },
	body: '{"message":"Too many requests"}',
});

/** An account with a key that no other test uses: what its limiter learns, none of them has to wait out. */
async function accountOf(apiKey: string) {
	const { rest, sandbox } = world();
	const account = new Sandbox({ keys: [apiKey], limits: standardLimits, shapes: 'live' });
	sandbox.lodge(apiKey, account);
	const credential = await rest.putCredential(credentialWith(`SmartLead (${apiKey})`, apiKey));
	return { account, credential };
}

const thirty = code('Thirty', 'return Array.from({ length: 30 }, () => ({ json: {} }));');

test('a picker lists what the account has, and says what is wrong with a key', async () => {
	const { rest, credential, wrongCredential } = world();
	const search = async ({ id, name, type }: typeof credential) =>
		await rest.send('POST', '/rest/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.campaignId',
			methodName: 'searchCampaigns',
			nodeTypeAndVersion: { name: 'n8n-nodes-smartlead.smartLead', version: 1 },
			currentNodeParameters: { resource: 'campaign', operation: 'get' },
			credentials: { [type]: { id, name } },
		});
	const found = listAt(await search(credential), 'results');
	expect(found.map((one) => textAt(one, 'value'))).toContain('301');
	await expect(search(wrongCredential)).rejects.toThrow(/SmartLead refused the API key/);
});

test('one 429 among thirty requests is waited out, and no longer than SmartLead asks', async () => {
	const { rest } = world();
	const { account, credential } = await accountOf('one-429');
	account.misbehave({ id: 'campaign.get', answer: throttled('1'), skip: 5 });
	const workflow = row('One 429', credential, [thirty, smartLead('Get campaign', get)]);
	const stored = await rest.createWorkflow(workflow);
	const begin = Date.now();
	const run = await rest.run(stored, start);
	expect(run.error).toBeUndefined();
	expect(run.output('Get campaign')).toHaveLength(30);
	expect(account.calls('campaign.get')).toHaveLength(31);
	// A wait that nothing can end takes the key's whole minute.
	expect(Date.now() - begin).toBeLessThan(40_000);
});

test('Stop ends a wait, and nothing more is sent', async () => {
	const { rest } = world();
	const { account, credential } = await accountOf('stopped');
	account.misbehave({ id: 'campaign.get', answer: throttled('30'), times: 5 });
	const workflow = row('Stopped', credential, [smartLead('Get campaign', get)]);
	const stored = await rest.createWorkflow(workflow);
	const id = await rest.startRun(stored, start);
	await until('the refusal', () => account.calls('campaign.get').length > 0);
	await sleep(500);
	const begin = Date.now();
	await rest.send('POST', `/rest/executions/${id}/stop`);
	await rest.execution(id);
	expect(Date.now() - begin).toBeLessThan(20_000);
	await sleep(1_000);
	expect(account.calls('campaign.get')).toHaveLength(1);
});
