import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';
import { sleep } from 'n8n-workflow';

import { emailsOf, Stage as PollStage } from '../pollTrigger/stage';
import { byId } from '../resources/row';
import { search, shown } from '../resources/picking';
import { scene, type Scene } from '../resources/scene';
import { reply, Stage } from '../trigger/stage';

/* What each n8n must be able to do with the package as it is published. Every run of a node asserts
 * that the key is nowhere in what n8n would store. The names stand in the README's table. */

const installed = join(String(process.env.N8N_VERSION_FOLDER), 'node_modules');
const getMany = { resource: 'campaign', operation: 'getAll' };
const get = { resource: 'campaign', operation: 'get' };
const oneGet = { campaignId: byId(301) };
const throttled = (seconds: string) => ({
	status: 429,
	headers: { 'Retry-After': seconds },
	body: '{"message":"Too many requests"}',
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => make(index));

test('runs with the n8n that it is asked of', () => {
	for (const [name, version] of Object.entries({
		'n8n-core': process.env.N8N_CORE,
		'n8n-workflow': process.env.N8N_WORKFLOW,
	})) {
		const file = join(installed, name, 'package.json');
		expect((JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version).toBe(version);
		expect(require.resolve(name)).toContain(installed);
	}
	expect(require.resolve('../../nodes/SmartLead/SmartLead.node')).toContain(installed);
});

test('load', async () => {
	const loader = new PackageDirectoryLoader(join(installed, 'n8n-nodes-smartlead'));
	await loader.loadAll();
	const { n8n } = JSON.parse(
		readFileSync(join(installed, 'n8n-nodes-smartlead/package.json'), 'utf8'),
	) as { n8n: { nodes: string[] } };
	const names = loader.types.nodes.map(({ name }) => name);
	for (const file of n8n.nodes) {
		const name = /(\w+)\.node\.js$/.exec(file)?.[1] ?? '';
		expect(names).toContain(name.charAt(0).toLowerCase() + name.slice(1));
	}
	expect(loader.types.credentials.map(({ name }) => name)).toEqual(['smartLeadApi']);
});

test('list', async () => {
	const { json, error } = await scene().run(getMany, { returnAll: true, simplify: false });
	expect(error).toBeUndefined();
	expect(json.map(({ id }) => id)).toContain(301);
});

/** A campaign with more leads than two pages hold. */
async function filled(opened: Scene, leads: number) {
	return await opened.run(
		{ resource: 'lead', operation: 'addToCampaign' },
		{ campaignId: byId(301) },
		times(leads, (index) => ({ email: `new${index}@example.com`, 'First Name': 'Lead' })),
	);
}

test('Return All', async () => {
	const opened = scene();
	await filled(opened, 250);
	const { json, error } = await opened.run(
		{ resource: 'lead', operation: 'getAllInCampaign' },
		{ campaignId: byId(301), returnAll: true },
	);
	expect(error).toBeUndefined();
	expect(opened.sandbox.calls('campaignLead.getAll')).toHaveLength(3);
	expect(new Set(json.map(({ email }) => email)).size).toBe(json.length);
	expect(json.length).toBeGreaterThanOrEqual(250);
});

test('1,000 leads', async () => {
	const opened = scene();
	const { json, items } = await filled(opened, 1000);
	expect(opened.sandbox.calls('campaignLead.add')).toHaveLength(3);
	expect(json.filter(({ status }) => status === 'added')).toHaveLength(1000);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(times(1000, (item) => ({ item })));
});

test('a 429', async () => {
	const opened = scene();
	opened.sandbox.misbehave({ id: 'campaign.get', answer: throttled('1'), skip: 5 });
	const begin = Date.now();
	const { json, error } = await opened.run(
		get,
		oneGet,
		times(30, () => ({})),
	);
	expect(error).toBeUndefined();
	expect(json).toHaveLength(30);
	// A wait that nothing ends freezes the key for a minute.
	expect(Date.now() - begin).toBeLessThan(40_000);
});

test('Stop', async () => {
	const opened = scene();
	opened.sandbox.misbehave({ id: 'campaign.get', answer: throttled('60'), times: 5 });
	let cancel = () => {};
	const running = opened.run(get, oneGet, [{}], { onStart: (stop) => (cancel = stop) });
	while (opened.sandbox.calls('campaign.get').length === 0) await sleep(20);
	await sleep(200);
	const begin = Date.now();
	cancel();
	await running;
	expect(Date.now() - begin).toBeLessThan(20_000);
	expect(opened.sandbox.calls('campaign.get')).toHaveLength(1);
});

test('wrong key', async () => {
	const opened = scene();
	const { error } = await opened.run(getMany, {}, [{}], {
		credentials: { apiKey: 'a wrong key, of no account', sendKeyIn: 'query' },
	});
	expect(error?.message).toContain('SmartLead refused the API key');
	expect(error?.description).toContain('Settings > API');
	expect(opened.sandbox.log).toHaveLength(1);
});

test('Continue On Fail', async () => {
	const { items } = await scene().run(
		get,
		{ campaignId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
		[{ id: 301 }, { id: 999 }, { id: 'x' }],
		{ node: { onError: 'continueRegularOutput' } },
	);
	expect(items.map(({ json }) => [json.id, typeof json.error])).toEqual([
		[301, 'undefined'],
		[undefined, 'string'],
		[undefined, 'string'],
	]);
});

test('error output', async () => {
	const { run } = await scene().run(
		get,
		{ campaignId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
		[{ id: 301 }, { id: 999 }, { id: 'x' }],
		{ node: { onError: 'continueErrorOutput' } },
	);
	const [good, bad] = run.data.resultData.runData.Test[0].data?.main ?? [];
	expect(good?.map(({ json }) => json.id)).toEqual([301]);
	expect(bad?.map(({ json }) => typeof json.error)).toEqual(['string', 'string']);
});

test('picker', async () => {
	const { apiKey } = scene();
	const { list, failed } = await shown(apiKey, {}, search('searchCampaigns'));
	expect(failed).toBeUndefined();
	expect(list?.results.map(({ value }) => value)).toContain('301');
});

test('trigger', async () => {
	const stage = new Stage();
	await stage.activate();
	expect(stage.registered).toHaveLength(1);
	const { status, json } = await stage.receive({ body: reply() });
	expect([status, json.length]).toEqual([200, 1]);
	expect((await stage.receive({ body: reply(), query: { token: 'forged' } })).status).toBe(401);
	await stage.delete();
	expect(stage.registered).toHaveLength(0);
});

test('poll trigger', async () => {
	const stage = new PollStage();
	expect(await stage.poll()).toEqual([]);
	stage.replied('first@example.com');
	expect(emailsOf(await stage.poll())).toEqual(['first@example.com']);
	stage.restart();
	expect(await stage.poll()).toEqual([]);
	stage.replied('second@example.com');
	expect(emailsOf(await stage.poll())).toEqual(['second@example.com']);
});

test('tool', async () => {
	const { json, error } = await scene().run(get, oneGet, [{}], { tool: true });
	expect(error).toBeUndefined();
	expect(json).toHaveLength(1);
	const inCampaign = { resource: 'lead', operation: 'getAllInCampaign' };
	const everything = { campaignId: byId(301), returnAll: true };
	const all = await scene().run(inCampaign, everything, [{}], { tool: true });
	expect(all.error?.message).toContain("'Return All'");
});
