import type { INodeParameters } from 'n8n-workflow';

import { byId, stage } from '../engine/stage';
import { rows } from '../resources/rows';
import {
	addCampaign,
	addClient,
	addLeadCategory,
	addLeadList,
	addTag,
	everyShape,
	type Sandbox,
	type SandboxState,
	type Shapes,
} from '../sandbox';
import { delay, goesOn, hintsOf, loseAfter, loseBefore, lost, open, readsOf } from './asking';

const name = 'Example of a lost answer';
const url = 'https://hooks.example.com/replies';
const undone = 'SmartLead did not do this';

/** A write that makes one record, which a documented list shows. */
interface Write {
	id: string;
	read: string;
	parameters: INodeParameters;
	/** The ids of such records, in the order in which they came. */
	ids(state: SandboxState): number[];
	/** What the output has of it. */
	told(id: number): object;
	/** Makes such a record at that time. */
	make(state: SandboxState, at: number): void;
	/** The ways of answering in which the list says since when a record is there. */
	dated?: Shapes[];
	/** What is not in the list may come yet. */
	mayCome?: true;
	/** SmartLead has but one of the name, or of the address. */
	single?: true;
}

const named = <T extends { id: number; name: string | null }>(records: Map<number, T>) =>
	[...records.values()].filter((one) => one.name === name).map(({ id }) => id);

function makeWebhook({ webhookStore }: SandboxState, at: number): void {
	const id = webhookStore.nextId++;
	const createdAt = new Date(at).toISOString();
	webhookStore.webhooks.set(id, {
		id,
		name,
		url,
		association: 'campaign',
		campaignId: 301,
		clientId: null,
		events: new Set(['EMAIL_REPLY']),
		categoryIds: new Set(),
		createdAt,
		updatedAt: createdAt,
	});
}

const writes: Record<string, Write> = {
	'a campaign': {
		id: 'campaign.create',
		read: 'campaign.getAll',
		parameters: { resource: 'campaign', operation: 'create', name },
		ids: ({ campaigns }) => named(campaigns),
		told: (id) => ({ success: true, id, name }),
		make: (state, at) => addCampaign(state, at, { name }),
	},
	'a campaign of a client': {
		id: 'campaign.create',
		read: 'campaign.getAll',
		parameters: {
			resource: 'campaign',
			operation: 'create',
			name,
			options: { clientId: byId(202) },
		},
		ids: ({ campaigns }) => named(campaigns),
		told: (id) => ({ success: true, id, name }),
		make: (state, at) => addCampaign(state, at, { name, clientId: 202 }),
	},
	'a subsequence': {
		id: 'campaign.createSubsequence',
		read: 'campaign.getAll',
		parameters: {
			resource: 'campaign',
			operation: 'createSubsequence',
			campaignId: byId(301),
			options: { subsequenceName: name },
		},
		ids: ({ campaigns }) => named(campaigns),
		told: (id) => ({ success: true, subsequence_id: id }),
		make: (state, at) => addCampaign(state, at, { name, parentCampaignId: 301 }),
	},
	'a lead list': {
		id: 'leadList.create',
		read: 'leadList.getAll',
		parameters: { resource: 'leadList', operation: 'create', listName: name },
		ids: ({ leadLists }) => named(leadLists),
		told: (id) => ({ id, name }),
		make: (state, at) => addLeadList(state, at, name),
	},
	'a client': {
		id: 'client.save',
		read: 'client.getAll',
		parameters: { resource: 'client', operation: 'upsert', name, email: 'new@example.com' },
		ids: ({ clients }) => named(clients),
		told: (id) => ({ id, name, email: 'new@example.com' }),
		make: (state, at) => (addClient(state, at, name).email = 'new@example.com'),
		single: true,
	},
	'a lead category': {
		id: 'leadCategory.create',
		read: 'leadCategory.getAll',
		parameters: { resource: 'leadCategory', operation: 'create', name },
		ids: ({ leadCategories }) => named(leadCategories),
		told: (id) => ({ id, name }),
		make: (state, at) => addLeadCategory(state, at, { name }),
		single: true,
	},
	'a tag': {
		id: 'emailAccountTag.create',
		read: 'emailAccountTag.getAll',
		parameters: { resource: 'tag', operation: 'create', name },
		ids: ({ tags }) => named(tags),
		told: (id) => ({ id, name }),
		make: (state) => addTag(state, name),
		dated: [],
		mayCome: true,
	},
	'a webhook of a campaign': {
		id: 'campaignWebhook.save',
		read: 'campaignWebhook.getAll',
		parameters: {
			resource: 'webhook',
			operation: 'saveToCampaign',
			campaignId: byId(301),
			name,
			webhookUrl: url,
			events: ['EMAIL_REPLY'],
			options: { categories: ['Interested'] },
		},
		ids: ({ webhookStore }) => named(webhookStore.webhooks),
		told: (id) => ({ id, name, webhook_url: url }),
		make: makeWebhook,
		dated: ['live'],
	},
	'a webhook': {
		id: 'webhook.create',
		read: 'campaignWebhook.getAll',
		parameters: {
			resource: 'webhook',
			operation: 'create',
			associationType: 'campaign',
			campaignId: byId(301),
			webhookUrl: url,
			events: ['EMAIL_REPLY'],
			options: { name },
		},
		ids: ({ webhookStore }) => named(webhookStore.webhooks),
		told: (id) => ({ id, webhook_url: url }),
		single: true,
		make: makeWebhook,
		dated: ['live'],
		mayCome: true,
	},
};

describe.each(everyShape)('a record of a lost answer, answered as %s', (shapes) => {
	const { run, sandbox } = stage({ shapes });

	describe.each(Object.entries(writes))('%s', (_name, write) => {
		const { id, read, parameters, ids, told, make, dated = everyShape, mayCome, single } = write;
		const isDated = dated.includes(shapes);
		const { state } = sandbox;
		// The second way of answering knows the scope of a webhook by its number only.
		const calls = () => sandbox.calls(id).filter(({ answer }) => answer.status !== 422).length;
		const misses = (lose: typeof loseAfter) => {
			if (id === 'webhook.create' && shapes === 'alternate') {
				sandbox.misbehave({
					id,
					skip: 1,
					after: lose === loseAfter,
					answer: lost,
				});
			} else lose(sandbox, id);
		};

		/** A webhook reads the names of categories before it is created. */
		const looks = () =>
			readsOf(sandbox).filter((one) => one === read || one !== 'leadCategory.getAll');

		test('that is there is the output', async () => {
			misses(loseAfter);
			const ended = await run(parameters);
			const [made = 0, ...others] = ids(state);
			expect([others.length, calls()]).toEqual([0, 1]);
			if (isDated) {
				expect(ended.error).toBeUndefined();
				expect(ended.json).toEqual([expect.objectContaining(told(made))]);
				expect(hintsOf(ended)).toContain('It was done');
				// A list that does not say how long it is ends with an empty page.
				expect(new Set(looks())).toEqual(new Set([read]));
				expect(looks().length).toBeLessThanOrEqual(2);
			} else expect(ended.error?.message).toBe(open);
		});

		test('that comes late is the output too', async () => {
			if (id !== 'webhook.create') delay(sandbox, id, 15_000);
			else misses(loseAfter);
			const ended = await run(parameters);
			expect(ids(state)).toHaveLength(1);
			if (isDated) expect(ended.json).toEqual([expect.objectContaining(told(ids(state)[0]))]);
			else expect(ended.error?.message).toBe(open);
		});

		test('that is not there was not made, and a second run makes it', async () => {
			misses(loseBefore);
			const { error, json } = await run(parameters);
			expect([error?.message, json]).toEqual([mayCome ? open : undone, []]);
			if (!mayCome) expect(error?.description).toContain('run it again');
			expect([ids(state).length, calls()]).toEqual([0, 1]);
			const again = await run(parameters);
			expect(again.error).toBeUndefined();
			expect(ids(state)).toHaveLength(1);
		});

		test('is not mistaken for an older one of its name', async () => {
			make(state, Date.now() - 200_000_000);
			const before = ids(state).length;
			misses(loseBefore);
			const { error } = await run(parameters);
			expect(error?.message).toBe(!mayCome && isDated ? undone : open);
			expect(ids(state)).toHaveLength(before);
		});

		test('stays open where one of its name came at nearly the same time', async () => {
			make(state, Date.now() - 1_800_000);
			misses(loseBefore);
			const { error } = await run(parameters);
			expect(error?.message).toBe(open);
		});

		test.each([10_000, 180_000])(
			'stays open where somebody made one of its name %i ms ago',
			async (ms) => {
				make(state, Date.now() - ms);
				const before = ids(state);
				misses(loseBefore);
				const ended = await run(parameters);
				expect([ended.error?.message, ended.json]).toEqual([open, []]);
				expect(ids(state)).toEqual(before);
			},
		);

		test('that comes late beside an older one of its name is the output', async () => {
			if (single || !isDated) return;
			make(state, Date.now() - 60_000);
			delay(sandbox, id, 15_000);
			const before = ids(state);
			const ended = await run(parameters);
			const [made = 0] = ids(state).filter((one) => !before.includes(one));
			expect(ended.json).toEqual([expect.objectContaining(told(made))]);
		});

		test('is told from one of its name that somebody made a minute ago', async () => {
			if (single) return;
			make(state, Date.now() - 60_000);
			const before = ids(state);
			misses(loseAfter);
			const ended = await run(parameters);
			const [made = 0, ...others] = ids(state).filter((one) => !before.includes(one));
			expect(others).toEqual([]);
			if (isDated) expect(ended.json).toEqual([expect.objectContaining(told(made))]);
			else expect(ended.error?.message).toBe(open);
		});

		test('stays open where nothing can be read', async () => {
			sandbox.misbehave({ id: read, times: Infinity, answer: { status: 500 } });
			misses(loseAfter);
			const ended = await run(parameters, { node: goesOn });
			expect(ended.json[0].error).toBe(open);
			expect(ended.json[0].message).toContain('Look in SmartLead before you run it again');
		});

		test('is not waited for by an AI agent', async () => {
			misses(loseAfter);
			const { error } = await run(parameters, { tool: true });
			expect(error?.message).toBe(open);
			expect(looks()).toEqual([]);
		});
	});

	test('two of one name in one run are told apart', async () => {
		sandbox.misbehave({ id: 'campaign.create', skip: 1, after: true, answer: lost });
		const create = { resource: 'campaign', operation: 'create', name };
		const ended = await run(create, { items: [{}, {}] });
		const made = named(sandbox.state.campaigns);
		expect(made).toHaveLength(2);
		expect(ended.json.map(({ id }) => id)).toEqual(made);
		sandbox.reset();
		sandbox.misbehave({ id: 'campaign.create', skip: 1, answer: lost });
		const { error } = await run(create, { items: [{}, {}] });
		expect(error?.message).toBe(`${undone} [item 1]`);
	});

	test('is not taken for one before it whose answer had no id', async () => {
		const id = 'prospect.saveSearch';
		const { parameters } = rows.search.save.required;
		sandbox.misbehave({ id, skip: 1, answer: lost });
		const { error } = await run(
			{ resource: 'search', operation: 'save', ...parameters },
			{ items: [{}, {}] },
		);
		expect(error?.message).toBe(`${open} [item 1]`);
	});

	test('changes of a record are left open: no list shows them', async () => {
		loseAfter(sandbox, 'client.save');
		const change = { name, email: 'client1@example.com', options: { clientId: byId(201) } };
		const { error } = await run({ resource: 'client', operation: 'upsert', ...change });
		expect(error?.message).toBe(open);
		expect(readsOf(sandbox)).toEqual([]);
	});
});

describe.each([-3_600_000, -120_000, 120_000, 3_600_000])(
	'on a machine whose clock is fast by %i ms',
	(fast) => {
		const { run, sandbox } = stage({ shapes: 'live', fast });
		const create = { resource: 'campaign', operation: 'create', name };
		const now = () => Date.now() - fast;

		test('what was made is found', async () => {
			loseAfter(sandbox, 'campaign.create');
			const ended = await run(create);
			expect(ended.error).toBeUndefined();
			expect(ended.json).toMatchObject([{ id: named(sandbox.state.campaigns)[0] }]);
		});

		test("what somebody else made before is not taken for this run's", async () => {
			addCampaign(sandbox.state, now() - 60_000, { name });
			loseBefore(sandbox, 'campaign.create');
			const { error } = await run(create);
			expect(error?.message).toBe(open);
		});
	},
);

describe('a job', () => {
	const { run, sandbox } = stage({ shapes: 'live' });

	test.each([
		['launch', { maxNewLeadsPerDay: 20, emailAccountIds: byId(101) }],
		['createFromBlueprint', {}],
	])('%s does not go on with what another run made while it waited', async (operation, more) => {
		const { state } = sandbox;
		sandbox.misbehave({
			id: 'campaign.create',
			answer() {
				addCampaign(state, Date.now(), { name });
				return { status: 429, headers: { 'Retry-After': '50' }, body: '{}' };
			},
		});
		loseBefore(sandbox, 'campaign.create');
		const step = { subject: 'Hi', emailBody: '<p>Hi</p>' };
		const steps = { step: [step] };
		const blueprint = JSON.stringify({
			version: 1,
			name,
			steps: [],
			schedule: null,
			settings: {},
			tags: [],
		});
		const { error } = await run(
			{
				resource: 'campaign',
				operation,
				name,
				...(operation === 'launch' ? { steps } : { blueprint }),
				...more,
			},
			{ items: [{ email: 'one@example.com' }] },
		);
		expect(error?.message).toMatch(open);
		const [other] = [...state.campaigns.values()].filter((one) => one.name === name);
		expect(other).toMatchObject({ sequence: [], schedule: null });
		expect(sandbox.log.at(-1)?.method).toBe('GET');
	});
});

describe.each(everyShape)('a reply of a lost answer, answered as %s', (shapes) => {
	const { run, sandbox }: { run: ReturnType<typeof stage>['run']; sandbox: Sandbox } = stage({
		shapes,
	});
	const id = 'inbox.reply';
	const reply = {
		resource: 'inbox',
		operation: 'reply',
		campaignId: byId(301),
		which: 'id',
		statsId: 'stats-443300000201',
		toById: 'address',
		toEmailById: 'lead2@example.com',
		emailBody: '<p>Gladly, on <b>Friday</b> then.</p>',
	};

	test('that stands in the message history was sent', async () => {
		const written = { ...reply, which: 'lead', leadId: byId(5_995_000_002), to: 'lead' };
		if (shapes === 'documented') return;
		loseAfter(sandbox, id);
		const ended = await run(written);
		expect(ended.error).toBeUndefined();
		expect(ended.json).toEqual([expect.objectContaining({ success: true })]);
		expect(sandbox.state.inbox.mails).toHaveLength(1);
	});

	test('that does not may be on its way', async () => {
		loseBefore(sandbox, id);
		const { error } = await run(reply);
		expect(error?.message).toBe(open);
		expect(error?.description).toContain('so that nobody is emailed twice');
		expect(sandbox.state.inbox.mails).toHaveLength(0);
		expect(sandbox.calls(id)).toHaveLength(1);
	});
});
