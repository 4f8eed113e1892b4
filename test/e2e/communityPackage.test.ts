import { openUserFolder } from '../n8n/folders';
import { freePort } from '../n8n/ports';
import { Registry } from '../n8n/registry';
import { Rest, type StoredWorkflow } from '../n8n/rest';
import { startServer, type Server } from '../n8n/server';
import { isShape, listAt, shapeAt, textAt, type Shape } from '../n8n/shapes';
import { publicUrl } from '../n8n/smartlead';
import { withCredential, type StoredCredential } from '../n8n/workflows';
import {
	openProxyDoor,
	Sandbox,
	standardLimits,
	type LoggedCall,
	type ProxyDoor,
} from '../sandbox';
import { until } from './activation';
import { world } from './lent';
import { campaignById, row, smartLead, start } from './nodes';
import { packPrevious } from './previous';
import { credentialWith } from './world';

/*
 * The package gets into n8n as Settings > Community nodes does it: n8n asks npm's host and starts npm
 * itself. This n8n begins without our package, and the registry behind the proxy knows no other.
 */

const name = 'n8n-nodes-smartlead';
const route = '/rest/community-packages';
const apiKey = 'installed-key';
const folder = openUserFolder('e2e-community', { fresh: true });
const registry = new Registry();

let sandbox: Sandbox;
let door: ProxyDoor;
let server: Server;
let rest: Rest;
let port: number;
let credential: StoredCredential;
let previous = '';
let current = '';

const serve = async () => await startServer({ folder, port, proxy: door, webhookUrl: publicUrl });

beforeAll(async () => {
	port = await freePort();
	sandbox = new Sandbox({
		keys: [apiKey],
		limits: standardLimits,
		webhooks: { deliverTo: `http://127.0.0.1:${port}` },
	});
	door = await openProxyDoor(sandbox, { folder: folder.path, neighbours: [registry] });
	previous = registry.publish(await packPrevious(world().tarball, '0.0.9', folder));
	current = registry.publish(world().tarball);
	server = await serve();
	rest = new Rest(server.url);
	await rest.signIn(folder.login());
});

afterAll(async () => {
	await server.stop();
	await door.close();
});

/** Our nodes as the editor's panel knows them, without the variants for agents. */
async function nodes(): Promise<Shape[]> {
	const types = await rest.send('GET', '/types/nodes.json');
	return (Array.isArray(types) ? types : [])
		.filter(isShape)
		.filter((type) => /^n8n-nodes-smartlead\.\w+(?<!Tool)$/.test(textAt(type, 'name')));
}

const namesOf = (types: Shape[]) => types.map((type) => textAt(type, 'name').split('.')[1]).sort();

async function hasCredential(): Promise<boolean> {
	const types = await rest.send('GET', '/types/credentials.json');
	return (Array.isArray(types) ? types : []).some(
		(type) => textAt(type, 'name') === 'smartLeadApi',
	);
}

const all = [
	'smartLead',
	'smartLeadDelivery',
	'smartLeadPollTrigger',
	'smartLeadProspect',
	'smartLeadSenders',
	'smartLeadTrigger',
];

/** Every node of this version is there, with its icons, and so is the credential. */
async function expectCurrent(): Promise<void> {
	const types = await nodes();
	expect(namesOf(types)).toEqual(all);
	const icons = types.flatMap((type) => Object.values(shapeAt(type, 'iconUrl')).map(String));
	expect(icons).toHaveLength(2 * all.length);
	for (const icon of icons) expect([icon, await rest.statusOf(icon)]).toEqual([icon, 200]);
	expect(await hasCredential()).toBe(true);
}

/** The version of the code that sent a request. */
const versionOf = (call: LoggedCall | undefined) =>
	/^n8n-nodes-smartlead\/(\S+)/.exec(call?.headers['user-agent'] ?? '')?.[1];

/** A workflow that reads; its output depends on what the nodes make of the same answers. */
async function readingWorkflow(title: string): Promise<StoredWorkflow> {
	const campaignId = campaignById(301);
	return await rest.createWorkflow(
		row(title, credential, [
			smartLead('Get campaign', { resource: 'campaign', operation: 'get', campaignId }),
			smartLead('Get leads', {
				resource: 'lead',
				operation: 'getAllInCampaign',
				campaignId: campaignById('={{ $json.id }}'),
				returnAll: true,
			}),
		]),
	);
}

async function outputOf(workflow: StoredWorkflow): Promise<Shape[]> {
	const run = await rest.run(workflow, start);
	expect(run.error).toBeUndefined();
	return ['Get campaign', 'Get leads'].flatMap((node) => run.output(node).map(({ json }) => json));
}

test('n8n knows nothing of us before', async () => {
	expect(namesOf(await nodes())).toEqual([]);
	expect(await hasCredential()).toBe(false);
});

test('Install brings the nodes, their icons and the credential, and a workflow runs', async () => {
	const installed = await rest.send('POST', route, { name });
	expect(installed).toMatchObject({ packageName: name, installedVersion: current });
	const types = listAt(installed, 'installedNodes').map((node) => textAt(node, 'type'));
	expect(types.sort()).toEqual(all.map((type) => `${name}.${type}`));
	await expectCurrent();

	credential = await rest.putCredential(credentialWith('SmartLead', apiKey));
	const output = await outputOf(await readingWorkflow('Right after the installation'));
	expect(output.length).toBeGreaterThan(1);
	expect(output[0]).toMatchObject({ id: 301 });
	expect(versionOf(sandbox.log.at(-1))).toBe(current);
});

test('Uninstall takes all of it away', async () => {
	await rest.send('DELETE', `${route}?name=${name}`);
	expect(namesOf(await nodes())).toEqual([]);
	expect(await rest.send('GET', route)).toEqual([]);
});

describe('from one version to the next', () => {
	let reading: StoredWorkflow;
	let before: Shape[];
	let waiting: StoredWorkflow;

	const ours = () =>
		[...sandbox.state.webhookStore.webhooks.values()].filter(({ name: webhook }) =>
			webhook?.startsWith('n8n '),
		);

	/** A lead replies; the active workflow runs once more and sees it. */
	async function expectReplyHeard(): Promise<void> {
		const had = (await rest.executionsOf(waiting)).length;
		const [place] = [...sandbox.state.campaignLeads.values()].filter(
			({ campaignId }) => campaignId === 301,
		);
		sandbox.events.reply({ campaignId: 301, leadId: place?.leadId ?? 0 }, 'Yes');
		await sandbox.events.deliveries.send();
		await until('an execution', async () => (await rest.executionsOf(waiting)).length > had);
		const [id = ''] = await rest.executionsOf(waiting);
		const run = await rest.execution(id);
		expect(run.output('On event')).toMatchObject([{ json: { replyText: 'Yes' } }]);
	}

	test('the version before is installed by its number, and workflows are saved', async () => {
		const installed = await rest.send('POST', route, { name, version: previous });
		expect(installed).toMatchObject({ installedVersion: previous });
		expect(namesOf(await nodes())).toEqual(['smartLead', 'smartLeadTrigger']);

		reading = await readingWorkflow('Saved before the upgrade');
		before = await outputOf(reading);
		expect(versionOf(sandbox.log.at(-1))).toBe(previous);

		const trigger = {
			id: 'trigger',
			name: 'On event',
			type: `${name}.smartLeadTrigger`,
			typeVersion: 1,
			position: [0, 0],
			webhookId: 'b1a5c0de-0000-4000-8000-0000000000aa',
			parameters: { scope: 'campaign', campaignIds: [301], events: ['EMAIL_REPLY'] },
		};
		waiting = await rest.createWorkflow(
			withCredential(
				{
					name: 'Active before the upgrade',
					nodes: [trigger],
					connections: {},
					settings: { executionOrder: 'v1' },
				},
				credential,
			),
		);
		await rest.activate(waiting);
		await until('the webhook', () => ours().length === 1);
		await expectReplyHeard();
	});

	test('n8n says that there is a newer one', async () => {
		expect(await rest.send('GET', route)).toMatchObject([
			{ packageName: name, installedVersion: previous, updateAvailable: current },
		]);
	});

	test('Update brings what is new, and what was saved works as before', async () => {
		const updated = await rest.send('PATCH', route, { name });
		expect(updated).toMatchObject({ packageName: name, installedVersion: current });
		await expectCurrent();
		expect(await outputOf(reading)).toEqual(before);
		expect(versionOf(sandbox.log.at(-1))).toBe(current);
		await expectReplyHeard();
		expect(ours()).toHaveLength(1);
	});

	test('a restart changes nothing of it', async () => {
		await server.stop();
		server = await serve();
		await rest.signIn(folder.login());
		await expectCurrent();
		expect(await outputOf(reading)).toEqual(before);
		await expectReplyHeard();
		const [installed, ...more] = (await rest.send('GET', route)) as Shape[];
		expect(more).toEqual([]);
		expect(installed).toMatchObject({ installedVersion: current, failedLoading: false });
		expect(installed).not.toHaveProperty('updateAvailable');
	});
});

test('npm was asked for this package alone, and nobody for anything else', () => {
	expect(registry.unknown).toEqual([]);
	expect(registry.asked).toContain(`/${name}/-/${name}-${current}.tgz`);
	// n8n asks its own service whether a package is banned; not reaching it does no harm.
	expect(sandbox.blocked.filter((host) => host !== 'api.n8n.io')).toEqual([]);
	expect(sandbox.log.filter(({ answer }) => answer.status !== 200)).toEqual([]);
});
