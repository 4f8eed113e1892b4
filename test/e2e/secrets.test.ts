import { existsSync, readFileSync } from 'node:fs';

import { databaseRows } from './database';
import { freshSandbox, world } from './lent';
import { campaignById, code, row, smartLead, start } from './nodes';

/** The key as it is, as a URL writes it, and as JSON within JSON would. */
function spellings(key: string): string[] {
	return [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)];
}

beforeEach(freshSandbox);

test('the key is in no execution, no log and no output, even when the API repeats it', async () => {
	const { rest, credential, sandbox, apiKey, folders, server } = world();
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

	const rows = await databaseRows(folders[0], world().application);
	expect(rows.filter((line) => line.startsWith('execution_data '))).not.toHaveLength(0);
	const places: Array<[string, string]> = [
		['output', run.raw],
		['database', rows.join('\n')],
		...folders
			.flatMap((folder) =>
				['n8n.log', 'command.log', 'command.err'].map((name) => folder.file(name)),
			)
			.filter((file) => existsSync(file))
			.map((file): [string, string] => [file, readFileSync(file, 'utf8')]),
	];
	expect(places.map(([place]) => place)).toContain(server.logFile);
	for (const [place, text] of places) {
		for (const spelling of spellings(apiKey))
			expect([place, text.includes(spelling)]).toEqual([place, false]);
	}
});

test('nothing but SmartLead was asked', () => {
	const { sandbox, strangers } = world();
	expect([...strangers, ...sandbox.blocked]).toEqual([]);
});
