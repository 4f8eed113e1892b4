import { clearProcess } from '../../nodes/SmartLeadTrigger/staticData';
import { hurry, inFakeTime } from '../engine/hurry';
import { everyShape, type MisbehaviourRule, type Shapes } from '../sandbox';
import { chance, seed, times } from '../seed';
import { reply, Stage, type StageOptions } from './stage';

inFakeTime();

const json = { 'Content-Type': 'application/json' };

/** What may become of a request. With `after` it was carried out all the same. */
const troubles: Array<Omit<MisbehaviourRule, 'id'>> = [
	{ after: true, answer: { fault: 'reset' } },
	{
		after: true,
		answer: { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<html>' },
	},
	{ after: true, answer: { status: 200, headers: json, body: '{"ok": tr' } },
	{ answer: { status: 500, headers: json, body: '{"error":"Internal error"}' } },
	{ answer: { status: 403, headers: json, body: '{"error":"Not for this key"}' } },
];
const routes = [
	...['webhook.create', 'webhook.get', 'webhook.delete'],
	...['campaignWebhook.getAll', 'campaignWebhook.save'],
];

const scopes: Array<StageOptions['parameters']> = [
	{ scope: 'account' },
	{ scope: 'client', clientId: { __rl: true, mode: 'id', value: '201' } },
	{ scope: 'campaign', campaignIds: [301, 302] },
];

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
/** How many requests SmartLead has had. */
let asked = (): number => 0;

/** What the last failure said. */
let why = '';
const said: string[] = [];

const worked = async (act: Promise<unknown>): Promise<boolean> =>
	await hurry(
		act.then(
			() => true,
			(error: Error) => {
				why = error.message;
				said.push(why);
				return false;
			},
		),
		() => asked(),
	);

/** One workflow with the trigger, in one n8n, through all that happens to it. */
class Trigger {
	stage: Stage;
	isPublished = false;
	isListening = false;

	constructor(private readonly options: StageOptions) {
		this.stage = new Stage(options);
	}

	/** As n8n does: what could not begin is ended. */
	async publish(): Promise<boolean> {
		this.isPublished = await worked(this.stage.activate());
		if (!this.isPublished) await worked(this.stage.delete());
		return this.isPublished;
	}

	async unpublish(): Promise<boolean> {
		this.isPublished = false;
		return await worked(this.stage.delete());
	}

	async listen(): Promise<void> {
		this.isListening = await worked(this.stage.listen());
	}

	async endListening(): Promise<boolean> {
		this.isListening = false;
		return await worked(this.stage.endListening());
	}

	/** Read anew from the database, with other options perhaps; what was published is so again. */
	async restart(more: StageOptions = {}): Promise<void> {
		if (this.isListening) await this.endListening();
		Object.assign(this.options, more);
		this.stage = new Stage({
			...this.options,
			staticData: copyOf(this.stage.workflow.staticData),
		});
		if (this.isPublished) await this.publish();
	}

	/** n8n unpublishes a changed workflow and publishes it again. */
	async rename(nodeName: string): Promise<void> {
		const { isPublished } = this;
		if (isPublished) await this.unpublish();
		this.isPublished = false;
		await this.restart({ nodeName });
		if (isPublished) await this.publish();
	}

	/** The webhooks that lead to it. */
	leading(life: 'live' | 'test') {
		const { webhookBaseUrl = '', webhookId = '' } = this.options;
		const base = `${webhookBaseUrl}${life === 'test' ? '-test' : ''}/${webhookId}/`;
		return this.stage.registered.filter(({ url }) => url.startsWith(base));
	}

	async hears(): Promise<boolean> {
		const body = reply({ stats_id: String(Math.random()) });
		return (await hurry(this.stage.receive({ body }), () => asked())).json.length === 1;
	}
}

const runs = everyShape.flatMap((shapes) =>
	Array.from({ length: times(3) }, (_, run): [Shapes, number] => [shapes, run]),
);

describe(`whatever happens to triggers, in any order (seed ${seed})`, () => {
	test.each(runs)('%s: run %i', async (shapes, run) => {
		const random = chance(seed + run);
		const draw = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)] as T;
		const parameters = draw(scopes);
		const perTrigger = parameters?.scope === 'campaign' ? 2 : 1;
		clearProcess();
		said.length = 0;
		const account = new Stage({ shapes, parameters });
		const { webhooks } = account.sandbox.state.webhookStore;
		webhooks.clear();
		asked = () => account.sandbox.log.length;
		await hurry(account.activate(), () => asked());
		// Somebody else's: it has a name like ours, and leads elsewhere.
		for (const webhook of webhooks.values()) {
			webhook.url = 'https://crm.example.com/hook';
			webhook.name = `n8n Wf1 ${webhook.id} (live)`;
		}
		const foreign = [...webhooks.keys()];
		const seen = () => foreign.map((id) => copyOf(webhooks.get(id) ?? null));
		const before = seen();

		const of = (id: string, instanceId: string, host: string, webhookId: string): Trigger =>
			new Trigger({
				...{ account, shapes, parameters, workflowId: id, instanceId, webhookId },
				webhookBaseUrl: `https://${host}.example.com/webhook`,
			});
		const triggers = [
			of('Wf1', 'n8n one', 'one', 'aaaa'),
			of('Wf1', 'n8n two', 'two', 'aaaa'),
			of('Wf2', 'n8n one', 'one', 'bbbb'),
		];
		const isCalm = () => rules === 0;
		let rules = 0;
		const history: string[] = [];
		for (let step = 0; step < 20; step++) {
			const trigger = draw(triggers);
			const what = draw([
				'publish',
				'unpublish',
				'listen',
				'cancel',
				'trouble',
				'restart',
				'rename',
				'move',
			] as const);
			history.push(`${triggers.indexOf(trigger)} ${what}`);
			if (what === 'publish' && (await trigger.publish()) && isCalm()) {
				expect([history, trigger.leading('live').length]).toEqual([history, perTrigger]);
				expect(await trigger.hears()).toBe(true);
			}
			if (what === 'unpublish' && trigger.isPublished && (await trigger.unpublish()) && isCalm()) {
				expect([history, trigger.leading('live')]).toEqual([history, []]);
			}
			if (what === 'listen' && !trigger.isListening) await trigger.listen();
			if (what === 'cancel' && trigger.isListening && (await trigger.endListening()) && isCalm()) {
				expect([history, trigger.leading('test')]).toEqual([history, []]);
			}
			if (what === 'trouble') {
				rules++;
				account.sandbox.misbehave({
					id: draw(routes),
					times: 1 + draw([0, 1, 2]),
					...draw(troubles),
				});
			}
			if (what === 'restart') {
				clearProcess();
				for (const one of triggers) await one.restart();
			}
			if (what === 'rename') await trigger.rename(draw(['On reply', 'SmartLead Trigger']));
			if (what === 'move') {
				clearProcess();
				for (const one of triggers) {
					const host = `${draw(['new', 'old'])}-${triggers.indexOf(one) === 1 ? 'two' : 'one'}`;
					await one.restart(
						one === trigger ? { webhookBaseUrl: `https://${host}.example.com/webhook` } : {},
					);
				}
			}
			expect([history, seen()]).toEqual([history, before]);
		}

		account.sandbox.behave();
		for (const trigger of triggers) {
			if (trigger.isListening) expect(await trigger.endListening()).toBe(true);
			expect([history, (await trigger.publish()) || why]).toEqual([history, true]);
		}
		for (const trigger of triggers) {
			expect([history, trigger.leading('live').length]).toEqual([history, perTrigger]);
			expect(await trigger.hears()).toBe(true);
		}
		for (const trigger of triggers) {
			expect([history, (await trigger.unpublish()) || why]).toEqual([history, true]);
		}
		// What an error has named is known to whoever read it.
		const named = said.filter((message) => /may still stand|could not be taken back/.test(message));
		const left = [...webhooks.values()].filter(
			({ id, name = '' }) =>
				!foreign.includes(id) &&
				!named.some((message) => message.includes(String(id)) || message.includes(String(name))),
		);
		expect([history, left.map(({ name, url }) => `${name} ${url.split('?')[0]}`)]).toEqual([
			history,
			[],
		]);
		expect(seen()).toEqual(before);
	});
});
