import type { INodeParameters } from 'n8n-workflow';

import { inFakeTime } from '../engine/hurry';
import type { MisbehaviourRule } from '../sandbox';
import { reply, Stage } from './stage';

inFakeTime();

const json = { 'Content-Type': 'application/json' };
const html = { 'Content-Type': 'text/html' };

const scopes: Array<[string, INodeParameters]> = [
	['account', { scope: 'account' }],
	['client', { scope: 'client', clientId: { __rl: true, mode: 'id', value: '201' } }],
	['campaign', { scope: 'campaign', campaignIds: [301] }],
];

/** Ways in which an answer gets lost; what was asked for has happened all the same. */
const losses: Array<[string, MisbehaviourRule['answer']]> = [
	['a page', { status: 502, headers: html, body: '<html>' }],
	['a time-out at a proxy', { status: 504, headers: html, body: '' }],
	['a broken connection', { fault: 'reset' }],
	['half an answer', { status: 200, headers: json, body: '{"ok": tr' }],
	['an answer without an id', { status: 200, headers: json, body: '{"ok":true}' }],
	['an answer without anything', { status: 200, headers: json, body: '' }],
];

const closed = { status: 403, headers: json, body: '{"error":"Not for this key"}' };

async function failure(act: Promise<unknown>): Promise<string> {
	return await act.then(
		() => {
			throw new Error('It did not fail');
		},
		({ message }: Error) => message,
	);
}

describe.each(scopes)('at %s scope', (scope, parameters) => {
	test.each(losses)('%s is made up for: one webhook, known and removable', async (_, answer) => {
		const stage = new Stage({ parameters });
		stage.sandbox.misbehave({ id: 'webhook.create', after: true, answer });
		await stage.activate();
		expect(stage.registered).toHaveLength(1);
		expect(await stage.checkExists()).toBe(true);
		expect((await stage.receive({ body: reply() })).json).toHaveLength(1);
		await stage.delete();
		expect(stage.registered).toEqual([]);
	});

	test.each(losses)('%s, for ever: found by its name, or named', async (_, answer) => {
		const stage = new Stage({ parameters });
		stage.sandbox.misbehave({ id: 'webhook.create', after: true, times: Infinity, answer });
		if (scope === 'campaign') {
			await stage.activate();
		} else {
			const message = await failure(stage.create());
			expect(message).toContain(`"${stage.registered[0]?.name}"`);
			expect(message).not.toMatch(/no harm/);
			expect(/EMAIL_REPLY/.test(message)).toBe(scope === 'account');
		}
		expect(stage.registered).toHaveLength(1);
	});

	test('what a lost answer left behind goes when n8n ends what could not begin', async () => {
		const stage = new Stage({ parameters });
		const lost = { status: 502, headers: html, body: '<html>' };
		stage.sandbox.misbehave({ id: 'webhook.create', after: true, times: 3, answer: lost });
		stage.sandbox.misbehave({ id: 'campaignWebhook.getAll', times: 12, answer: lost });
		await failure(stage.create());
		stage.sandbox.behave();
		expect(stage.registered).toHaveLength(1);
		await stage.delete();
		expect(stage.registered).toEqual([]);
		expect(stage.staticData.live).toBeUndefined();
	});

	test('… or when it is published with another scope', async () => {
		const stage = new Stage({ parameters });
		const lost = { status: 502, headers: html, body: '<html>' };
		stage.sandbox.misbehave({ id: 'webhook.create', after: true, times: 3, answer: lost });
		stage.sandbox.misbehave({ id: 'campaignWebhook.getAll', times: 12, answer: lost });
		await failure(stage.create());
		stage.sandbox.behave();
		Object.assign(stage.parameters, { scope: 'campaign', campaignIds: [302] });
		await stage.activate();
		expect(stage.registered).toMatchObject([{ association: 'campaign', campaignId: 302 }]);
		expect(await stage.checkExists()).toBe(true);
	});

	test('… and as long as it may stand, nothing is as the panel says', async () => {
		const stage = new Stage({ parameters });
		const lost = { status: 502, headers: html, body: '<html>' };
		stage.sandbox.misbehave({ id: 'webhook.create', after: true, times: 3, answer: lost });
		stage.sandbox.misbehave({ id: 'campaignWebhook.getAll', times: 12, answer: lost });
		await failure(stage.create());
		stage.sandbox.behave();
		Object.assign(stage.parameters, { scope: 'campaign', campaignIds: [302] });
		// The new one is registered, and the old one can be neither found nor silenced.
		stage.sandbox.misbehave(
			scope === 'campaign'
				? { id: 'campaignWebhook.getAll', answer: closed }
				: { id: 'webhook.create', skip: 1, answer: closed },
		);
		await stage.create();
		expect(stage.registered).toHaveLength(2);
		expect(await stage.checkExists()).toBe(false);
		await stage.activate();
		expect(stage.registered).toMatchObject([{ association: 'campaign', campaignId: 302 }]);
		expect(await stage.checkExists()).toBe(true);
	});

	test('… and it is not forgotten where publishing again fails for another reason', async () => {
		const stage = new Stage({ parameters });
		const lost = { status: 502, headers: html, body: '<html>' };
		stage.sandbox.misbehave({ id: 'webhook.create', after: true, times: 3, answer: lost });
		stage.sandbox.misbehave({ id: 'campaignWebhook.getAll', times: 12, answer: lost });
		await failure(stage.create());
		stage.sandbox.behave();
		Object.assign(stage.parameters, { scope: 'campaign', campaignIds: [302] });
		const refused = { status: 402, headers: json, body: '{"error":"No credits"}' };
		stage.sandbox.misbehave({ id: 'webhook.create', answer: refused });
		await failure(stage.create());
		expect(stage.registered).toHaveLength(1);
		await stage.delete();
		expect(stage.registered).toEqual([]);
	});

	test('… and where the next answer gets lost as well, both go', async () => {
		const stage = new Stage({ parameters });
		const lost = { status: 502, headers: html, body: '<html>' };
		for (const campaignId of [301, 302]) {
			stage.sandbox.misbehave({ id: 'webhook.create', after: true, times: 3, answer: lost });
			stage.sandbox.misbehave({ id: 'campaignWebhook.getAll', times: 12, answer: lost });
			await failure(stage.create());
			expect(stage.registered).toHaveLength(campaignId === 301 ? 1 : 2);
			stage.sandbox.behave();
			Object.assign(stage.parameters, { scope: 'campaign', campaignIds: [302] });
		}
		await stage.delete();
		expect(stage.registered).toEqual([]);
	});

	test('an end that is no refusal of the first try is not told as one', async () => {
		const stage = new Stage({ parameters });
		const lost = { status: 502, headers: html, body: '<html>' };
		stage.sandbox.misbehave({ id: 'webhook.create', after: true, answer: lost });
		stage.sandbox.misbehave({ id: 'campaignWebhook.getAll', times: 12, answer: lost });
		const answer = { status: 422, headers: json, body: '{"error":"Too many webhooks"}' };
		stage.sandbox.misbehave({ id: 'webhook.create', times: Infinity, answer });
		expect(await failure(stage.create())).toContain(`"${stage.registered[0]?.name}"`);
	});

	test('a refusal is no lost answer: asked once, nothing is looked for', async () => {
		const stage = new Stage({ parameters });
		const answer = { status: 422, headers: json, body: '{"error":"Too many webhooks"}' };
		stage.sandbox.misbehave({ id: 'webhook.create', times: Infinity, answer });
		expect(await failure(stage.create())).toContain('Too many webhooks');
		expect(stage.sandbox.log).toHaveLength(1);
	});
});

test.each(losses)(
	'the route of the campaign, %s: found by its name, not doubled',
	async (_, answer) => {
		const stage = new Stage();
		stage.sandbox.misbehave({ id: 'webhook.create', times: Infinity, answer: closed });
		stage.sandbox.misbehave({ id: 'campaignWebhook.save', after: true, answer });
		await stage.activate();
		expect(stage.registered).toHaveLength(1);
		expect(stage.sandbox.calls('campaignWebhook.save')).toHaveLength(1);
		await stage.delete();
		expect(stage.registered).toEqual([]);
	},
);

test('half-way through several campaigns: what cannot be taken back goes the next time', async () => {
	const stage = new Stage({ parameters: { campaignIds: [301, 302] } });
	const answer = { status: 422, headers: json, body: '{"error":"Too many webhooks"}' };
	stage.sandbox.misbehave({ id: 'webhook.create', skip: 1, answer });
	stage.sandbox.misbehave({ id: 'webhook.delete', answer: closed });
	expect(await failure(stage.create())).toContain(`${stage.registered[0]?.id}`);
	await stage.delete();
	expect(stage.registered).toEqual([]);
});

test('events that come while several campaigns are registered are taken', async () => {
	const stage = new Stage({ parameters: { campaignIds: [301, 302] } });
	let early: Promise<unknown[]> | undefined;
	stage.sandbox.misbehave({
		id: 'webhook.create',
		skip: 1,
		after: true,
		answer: (call) => {
			early ??= stage.receive({ body: reply() }).then(({ json: told }) => told);
			return {
				status: 200,
				headers: json,
				body: JSON.stringify({ ok: true, id: 1103, call: call.host }),
			};
		},
	});
	await stage.activate();
	expect(await early).toHaveLength(1);
});

describe('categories in the route of the campaign', () => {
	const chosen = { events: ['LEAD_CATEGORY_UPDATED'], categories: [1, 2] };
	const demanded = '"categories" is required';
	const notAllowed = '"categories" is not allowed';
	const open = (parameters: INodeParameters) => {
		const stage = new Stage({ parameters });
		stage.sandbox.misbehave({ id: 'webhook.create', times: Infinity, answer: closed });
		return stage;
	};
	const accept = (stage: Stage) =>
		stage.sandbox.misbehave({
			id: 'campaignWebhook.save',
			answer: { status: 200, headers: json, body: JSON.stringify({ ok: true, id: 77 }) },
		});
	const refuse = (stage: Stage, message: string, times: number) =>
		stage.sandbox.misbehave({
			id: 'campaignWebhook.save',
			times,
			answer: { status: 400, headers: json, body: JSON.stringify({ message }) },
		});
	const sent = (stage: Stage) =>
		stage.sandbox
			.calls('campaignWebhook.save')
			.map((call) => (call.json as { categories?: string[] }).categories);
	const names = (stage: Stage) =>
		[...stage.sandbox.state.leadCategories.values()].map(({ name }) => name);

	test('those that are chosen, by their names', async () => {
		const stage = open(chosen);
		accept(stage);
		await stage.activate();
		expect(sent(stage)).toEqual([names(stage).slice(0, 2)]);
	});

	test('none where none are chosen; all where SmartLead demands some', async () => {
		const stage = open({ events: ['EMAIL_REPLY'] });
		refuse(stage, demanded, 1);
		accept(stage);
		await stage.activate();
		expect(sent(stage)).toEqual([undefined, names(stage)]);
	});

	test('none where SmartLead refuses them: the node narrows by itself', async () => {
		const stage = open(chosen);
		refuse(stage, notAllowed, 1);
		await stage.activate();
		expect(sent(stage)).toEqual([names(stage).slice(0, 2), undefined]);
	});

	test('what to choose, where neither will do', async () => {
		const stage = open({ events: ['EMAIL_REPLY'] });
		refuse(stage, demanded, Infinity);
		const message = await failure(stage.create());
		expect(message).toContain(demanded);
		expect(message).toContain("'Category Names or IDs'");
		expect(stage.registered).toEqual([]);
	});

	test('a category that is gone', async () => {
		const stage = open({ ...chosen, categories: [99] });
		expect(await failure(stage.create())).toBe("'Category Names or IDs' has no category 99");
	});
});
