import { existsSync, readFileSync } from 'node:fs';

import { databaseRows } from './database';
import { allWorlds, freshSandbox, world } from './lent';
import { campaignById, code, row, smartLead, start } from './nodes';
import type { World } from './world';

/** The key as it is, as a URL writes it, and as JSON within JSON would. */
function spellings(key: string): string[] {
	return [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)];
}

/** What an n8n keeps: every row of its database, and what it has said. */
async function keptBy({ application, folders, server }: World): Promise<Array<[string, string]>> {
	const rows = await databaseRows(folders[0], application);
	const logs = folders
		.flatMap((folder) => ['n8n.log', 'command.log', 'command.err'].map((name) => folder.file(name)))
		.filter((file) => existsSync(file));
	expect(logs).toContain(server.logFile);
	return [
		['database', rows.join('\n')],
		...logs.map((file): [string, string] => [file, readFileSync(file, 'utf8')]),
	];
}

beforeEach(freshSandbox);

test('the key is in no execution, no log and no output, even when the API repeats it', async () => {
	const { rest, credential, sandbox, apiKey } = world();
	const echo = `Cannot GET /api/v1/campaigns/301?api_key=${encodeURIComponent(apiKey)} (${apiKey})`;
	for (const status of [404, 500, 200]) {
		sandbox.misbehave({
			id: 'campaign.get',
			answer: {
				status,
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ message: echo }),
			},
		});
	}
	const getCampaign = { resource: 'campaign', operation: 'get', campaignId: campaignById(301) };
	const workflow = row('Echo', credential, [
		code('Three', 'return [{ json: {} }, { json: {} }, { json: {} }];'),
		smartLead('Get campaign', getCampaign, { onError: 'continueRegularOutput' }),
	]);
	const stored = await rest.createWorkflow(workflow);
	const run = await rest.run(stored, start);
	expect(sandbox.calls('campaign.get').length).toBeGreaterThanOrEqual(3);

	const places: Array<[string, string]> = [['output', run.raw], ...(await keptBy(world()))];
	expect(places).toContainEqual(['database', expect.stringMatching(/^execution_data /m)]);
	// What the tests before have left, in this n8n and in the other one.
	for (const other of allWorlds()) if (other !== world()) places.push(...(await keptBy(other)));
	for (const [place, text] of places) {
		for (const key of allWorlds().map((one) => one.apiKey)) {
			for (const spelling of spellings(key))
				expect([place, text.includes(spelling)]).toEqual([place, false]);
		}
	}
});

test('nothing but SmartLead was asked', () => {
	const asked = allWorlds().flatMap(({ sandbox, strangers }) => [...strangers, ...sandbox.blocked]);
	expect(asked).toEqual([]);
});
