import type { IDataObject } from 'n8n-workflow';

import { clearProcess } from '../../nodes/SmartLeadTrigger/staticData';
import { digestOf } from '../../nodes/SmartLeadTrigger/secret';
import { inFakeTime } from '../engine/hurry';
import { reply, Stage, type StageOptions } from './stage';

inFakeTime();

const scopes: Array<[string, StageOptions['parameters']]> = [
	['account', { scope: 'account' }],
	['client', { scope: 'client', clientId: { __rl: true, mode: 'id', value: '201' } }],
	['campaign', { scope: 'campaign', campaignIds: [301, 302] }],
];

const here = { workflowId: 'Wf1', instanceId: 'n8n one' };
const elsewhere = 'https://other.example.com/webhook';

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const remembered = (stage: Stage) => copyOf(stage.workflow.staticData);

/** How many webhooks lead to each n8n. */
function standing(stage: Stage) {
	const hosts = stage.registered.map(({ url }) => new URL(url).hostname);
	return Object.fromEntries(
		[...new Set(hosts)].sort().map((host) => [host, hosts.filter((one) => one === host).length]),
	);
}

async function hears(stage: Stage): Promise<boolean> {
	const body = reply({ stats_id: String(Math.random()) });
	return (await stage.receive({ body })).json.length === 1;
}

/** What the second stage is, compared with the first: what SmartLead holds once it is published, and once it is unpublished. */
interface Row {
	/** Made with what the first remembers, at the time that the row is about. */
	second(first: Stage, more: StageOptions): Stage | Promise<Stage>;
	/** Whether the first goes on beside it. */
	beside: boolean;
	hosts: string[];
}

const rows: Record<string, Row> = {
	'a copy in the same n8n': {
		second: (first, more) =>
			new Stage({
				...here,
				...more,
				workflowId: 'Wf2',
				webhookId: 'b1a5c0de-0000-4000-8000-000000000002',
				staticData: remembered(first),
			}),
		beside: true,
		hosts: ['n8n.example.com', 'n8n.example.com'],
	},
	'an import into another n8n, with all it remembers': {
		second: (first, more) =>
			new Stage({
				...here,
				...more,
				instanceId: 'n8n two',
				webhookBaseUrl: elsewhere,
				staticData: remembered(first),
			}),
		beside: true,
		hosts: ['n8n.example.com', 'other.example.com'],
	},
	'an import into another n8n, with nothing': {
		second: (_, more) =>
			new Stage({ ...here, ...more, instanceId: 'n8n two', webhookBaseUrl: elsewhere }),
		beside: true,
		hosts: ['n8n.example.com', 'other.example.com'],
	},
	'another n8n with the same encryption key, and nothing remembered': {
		second(_, more) {
			clearProcess();
			return new Stage({ ...here, ...more, webhookBaseUrl: elsewhere });
		},
		beside: true,
		hosts: ['n8n.example.com', 'other.example.com'],
	},
	'another n8n with the same encryption key and an older memory': {
		async second(first, more) {
			const staticData = remembered(first);
			await first.create();
			clearProcess();
			return new Stage({ ...here, ...more, webhookBaseUrl: elsewhere, staticData });
		},
		beside: true,
		hosts: ['n8n.example.com', 'other.example.com'],
	},
	'a rename of the node, whose memory n8n keeps by its name': {
		second: (first, more) =>
			new Stage({ ...here, ...more, nodeName: 'On reply', staticData: remembered(first) }),
		beside: false,
		hosts: ['n8n.example.com'],
	},
	'a backup from before it was published': {
		second(_, more) {
			clearProcess();
			return new Stage({ ...here, ...more });
		},
		beside: false,
		hosts: ['n8n.example.com'],
	},
	'a backup from before it was published the last time': {
		async second(first, more) {
			const staticData = remembered(first);
			await first.create();
			clearProcess();
			return new Stage({ ...here, ...more, staticData });
		},
		beside: false,
		hosts: ['n8n.example.com'],
	},
	'a change of WEBHOOK_URL': {
		second(first, more) {
			clearProcess();
			return new Stage({
				...here,
				...more,
				webhookBaseUrl: elsewhere,
				staticData: remembered(first),
			});
		},
		beside: false,
		hosts: ['other.example.com'],
	},
	'a second main process, before n8n has stored the memory': {
		second(_, more) {
			clearProcess();
			return new Stage({ ...here, ...more });
		},
		beside: false,
		hosts: ['n8n.example.com'],
	},
	'a second main process': {
		second(first, more) {
			clearProcess();
			return new Stage({ ...here, ...more, staticData: remembered(first) });
		},
		beside: false,
		hosts: ['n8n.example.com'],
	},
};

describe.each(scopes)('a webhook of the %s', (scope, parameters) => {
	const each = scope === 'campaign' ? 2 : 1;
	const counted = (hosts: string[]) =>
		Object.fromEntries(
			[...new Set(hosts)].map((host) => [host, each * hosts.filter((one) => one === host).length]),
		);

	test.each(Object.entries(rows))('%s', async (_, { second, beside, hosts }) => {
		const first = new Stage({ ...here, parameters });
		await first.activate();
		const theirs = copyOf(first.sandbox.state.webhookStore.webhooks.get(1101));
		const other = await second(first, { parameters, account: first });
		const before = first.registered.map(({ id, url }) => `${id} ${url}`);

		await other.activate();
		expect(standing(first)).toEqual(counted(hosts));
		expect(await other.checkExists()).toBe(true);
		expect(await hears(other)).toBe(true);
		if (beside) {
			expect(first.registered.map(({ id, url }) => `${id} ${url}`)).toEqual(
				expect.arrayContaining(before),
			);
		}

		await other.delete();
		expect(first.registered.map(({ id, url }) => `${id} ${url}`)).toEqual(beside ? before : []);
		if (beside) expect(await hears(first)).toBe(true);
		expect(copyOf(first.sandbox.state.webhookStore.webhooks.get(1101))).toEqual(theirs);
	});
});

test.each(['a change of WEBHOOK_URL', 'a second main process'])(
	'%s, and then unpublished: nothing is left',
	async (name) => {
		const first = new Stage({ ...here });
		await first.activate();
		const other = await rows[name]?.second(first, { account: first });
		await other?.delete();
		expect(first.registered).toEqual([]);
	},
);

describe('a webhook that somebody has given another address', () => {
	const moved = async (stage: Stage) => {
		await stage.activate();
		const [webhook] = stage.registered;
		if (!webhook) throw new Error('Nothing was registered');
		webhook.url = 'https://crm.example.com/taken';
		return webhook;
	};

	test('is left alone when the workflow is unpublished', async () => {
		const stage = new Stage();
		const webhook = await moved(stage);
		await stage.delete();
		expect(stage.registered).toEqual([webhook]);
		expect(stage.logged.join()).toContain(`left webhook ${webhook.id} alone`);
		expect(stage.logged.join()).not.toContain('crm.example.com');
	});

	test.each(scopes)(
		'and when it is published anew at %s scope, under another name',
		async (_, parameters) => {
			const stage = new Stage({ parameters });
			const webhook = { ...(await moved(stage)) };
			expect(await stage.checkExists()).toBe(false);
			for (let times = 0; times < 2; times++) {
				await stage.create();
				expect(stage.registered[0]).toMatchObject({
					id: webhook.id,
					url: webhook.url,
					name: webhook.name,
				});
				expect(standing(stage)['n8n.example.com']).toBe(
					stage.parameters.scope === 'campaign'
						? (stage.parameters.campaignIds as number[]).length
						: 1,
				);
				expect(await stage.checkExists()).toBe(true);
			}
			await stage.delete();
			expect(stage.registered).toHaveLength(1);
		},
	);

	test('is not removed where its address cannot be read', async () => {
		const stage = new Stage();
		await stage.activate();
		stage.sandbox.misbehave({
			id: 'webhook.get',
			answer: { status: 403, body: JSON.stringify({ error: 'Not today' }) },
		});
		await expect(stage.delete()).rejects.toThrow('Not today');
		expect(stage.registered).toHaveLength(1);
		// Nothing is forgotten: the next time it goes.
		await stage.delete();
		expect(stage.registered).toEqual([]);
	});
});

test('names say which workflow, and hold no secret', async () => {
	const webhookId = 'b1a5c0de-0000-4000-8000-000000000007';
	const stage = new Stage({ ...here, webhookId, parameters: { campaignIds: [301] } });
	await stage.activate();
	await stage.listen();
	const names = stage.registered.map(({ name }) => name);
	expect(names).toEqual([
		expect.stringMatching(/^n8n Wf1 [0-9a-f]{12} \(live\) campaign 301$/),
		expect.stringMatching(/^n8n Wf1 [0-9a-f]{12} \(test\) campaign 301$/),
	]);
	const tokens = stage.registered.map(({ url }) => new URL(url).searchParams.get('token') ?? '');
	for (const secret of [webhookId, here.instanceId, ...tokens, ...tokens.map(digestOf)]) {
		expect(names.join()).not.toContain(secret.slice(0, 8));
	}
	await stage.endListening();
});

test('webhooks under names of older versions are removed when the workflow is published or unpublished', async () => {
	const digest = digestOf('older secret');
	const older = (stage: Stage): IDataObject => {
		const { webhookStore } = stage.sandbox.state;
		const id = webhookStore.nextId++;
		const now = new Date().toISOString();
		webhookStore.webhooks.set(id, {
			id,
			name: 'n8n b1a5c0de-0000-4000-8000-000000000001 (live) campaign 301',
			url: 'https://n8n.example.com/webhook/b1a5c0de-0000-4000-8000-000000000001/webhook?token=older%20secret',
			association: 'campaign',
			campaignId: 301,
			clientId: null,
			events: new Set(['EMAIL_REPLY']),
			categoryIds: new Set(),
			createdAt: now,
			updatedAt: now,
		});
		return {
			owner: 'n8n one Wf1',
			at: 1,
			registrations: [{ id, campaignId: 301 }],
			digest,
			choice: '{}',
		};
	};
	const stage = new Stage({ ...here });
	stage.staticData.live = older(stage);
	await stage.activate();
	expect(stage.registered.map(({ name }) => name)).toEqual([
		expect.stringMatching(/^n8n Wf1 [0-9a-f]{12} \(live\)/),
	]);

	await stage.delete();
	stage.staticData.live = older(stage);
	expect(stage.registered).toHaveLength(1);
	await stage.delete();
	expect(stage.registered).toEqual([]);
});
