import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';

import { SmartLeadApi } from '../../credentials/SmartLeadApi.credentials';
import { SmartLeadTrigger } from '../../nodes/SmartLeadTrigger/SmartLeadTrigger.node';
import { additionalData } from '../engine/additionalData';
import { fewTurns, inItsTime } from '../engine/hurry';
import { freshKey } from '../engine/keys';
import { expectNoKey } from '../engine/runNode';
import { openNockDoor, Sandbox, type Shapes } from '../sandbox';
import { calls, type HookCall, type Version } from './calls';

/** Every stage has a workflow of its own: some of what a trigger remembers is kept per workflow. */
let stages = 0;

let open: { close(): void } | undefined;
const end = () => {
	open?.close();
	open = undefined;
};
afterEach(end);

export interface StageOptions {
	shapes?: Shapes;
	parameters?: INodeParameters;
	/** What the workflow remembers from before. */
	staticData?: IDataObject;
	webhookBaseUrl?: string;
	/** Where n8n puts the addresses of tests; a setting of its own. */
	webhookTestBaseUrl?: string;
	/** Which n8n calls. */
	version?: Version;
	/** Another n8n. */
	instanceId?: string;
	/** Another workflow. */
	workflowId?: string;
	webhookId?: string;
	nodeName?: string;
	/** The account that another stage uses as well. */
	account?: Stage;
}

type Life = 'live' | 'test';

export interface Request {
	body?: unknown;
	/** The raw body, where it is not the body as JSON; null where n8n has kept none. */
	raw?: string | null;
	headers?: IDataObject;
	query?: IDataObject;
	/** How long n8n takes to store the execution. */
	storing?: Promise<void>;
	/** What n8n then answers: 500 where it could not store the execution. */
	statusCode?: number;
}

export interface Answer {
	status: number;
	json: IDataObject[];
	items: INodeExecutionData[];
}

/** A trigger in a workflow, SmartLead's stand-in beside it, and the contexts that n8n gives to it. */
export class Stage {
	readonly apiKey: string;
	readonly sandbox: Sandbox;
	readonly workflow: Workflow;
	/** What listens for a test event: n8n makes it anew, without what the workflow remembers. */
	testWorkflow: Workflow;
	readonly logged: string[] = [];
	/** What SmartLead was last answered. */
	answered = { status: 0, sent: undefined as unknown, ended: false };
	/** Whether n8n saves the memory of the workflow after the last delivery. */
	saved = false;
	/** How long the processor worked on the last delivery, in ms. */
	worked = 0;
	parameters: INodeParameters;

	private readonly nodeType = new SmartLeadTrigger();

	constructor(private readonly options: StageOptions = {}) {
		const { parameters = {}, staticData, shapes, account } = options;
		if (!account) {
			end();
			stages++;
		}
		this.apiKey = account?.apiKey ?? freshKey();
		this.sandbox = account?.sandbox ?? new Sandbox({ shapes, keys: [this.apiKey] });
		if (!account) open = openNockDoor(this.sandbox);
		this.parameters = {
			scope: 'campaign',
			events: ['EMAIL_REPLY'],
			campaignIds: [301],
			...parameters,
		};
		this.workflow = this.workflowWith(staticData);
		this.testWorkflow = this.workflowWith();
	}

	/** The workflow as n8n reads it from its database, for a hook or an event. */
	private workflowWith(staticData?: IDataObject): Workflow {
		const {
			nodeName = 'SmartLead Trigger',
			webhookId = 'b1a5c0de-0000-4000-8000-000000000001',
			workflowId = `workflow ${stages}`,
		} = this.options;
		return new Workflow({
			id: workflowId,
			active: true,
			staticData,
			nodeTypes: {
				getByName: () => this.nodeType,
				getByNameAndVersion: () => this.nodeType,
				getKnownTypes: () => ({}),
			},
			nodes: [
				{
					id: '1',
					name: nodeName,
					type: 'smartLeadTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: this.parameters,
					webhookId,
					credentials: { smartLeadApi: { id: '1', name: 'SmartLead' } },
				},
			],
			connections: {},
		});
	}

	private get node(): INode {
		const [node] = Object.values(this.workflow.nodes);
		if (!node) throw new Error('The workflow has no trigger');
		return { ...node, parameters: this.parameters };
	}

	get staticData(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	/** The webhooks in SmartLead that are this trigger's. */
	get registered() {
		const { webhooks } = this.sandbox.state.webhookStore;
		return [...webhooks.values()].filter(({ name }) => name?.startsWith('n8n '));
	}

	/** The query of the address that was registered. */
	get query(): IDataObject {
		return this.queryOf('live');
	}

	/** The same of one life. */
	queryOf(life: Life): IDataObject {
		const { webhookBaseUrl, webhookTestBaseUrl } = this.data();
		const base = `${life === 'live' ? webhookBaseUrl : webhookTestBaseUrl}/`;
		const own = `/${this.node.webhookId ?? ''}/`;
		const webhook = this.registered.find(({ url }) => url.startsWith(base) && url.includes(own));
		return webhook ? Object.fromEntries(new URL(webhook.url).searchParams) : {};
	}

	private get calls() {
		return calls[this.options.version ?? '2.41.1'];
	}

	async checkExists(call: HookCall = this.first('live')) {
		return await this.hook('checkExists', call);
	}

	async create(call: HookCall = this.first('live')) {
		return await this.hook('create', call);
	}

	async delete() {
		return await this.hook('delete', this.calls.live.end);
	}

	/** As n8n publishes: nothing is registered that is there already. */
	async activate() {
		if (!(await this.checkExists())) await this.create();
	}

	/** As n8n begins to listen for a test event; where that fails, it ends it at once. */
	async listen() {
		this.testWorkflow = this.workflowWith();
		const call = this.first('test');
		try {
			if (!(await this.hook('checkExists', call))) await this.hook('create', call);
		} catch (error) {
			await this.endListening();
			throw error;
		}
	}

	/** As n8n ends it: after an event, two minutes, or when somebody cancels. */
	async endListening() {
		const kept = this.testWorkflow.staticData;
		this.testWorkflow = this.workflowWith();
		this.testWorkflow.staticData = kept;
		await this.hook('delete', this.calls.test.end);
	}

	private first(life: Life): HookCall {
		const [call] = this.calls[life].begin;
		if (!call) throw new Error('n8n never begins');
		return call;
	}

	/** What a request to the webhook comes to. Neither key nor secret is in what comes out. */
	async receive(request: Request = {}, life: Life = 'live'): Promise<Answer> {
		const {
			body,
			raw,
			headers = {},
			query = this.queryOf(life),
			statusCode = 200,
			storing,
		} = request;
		const response = { status: 0, sent: undefined as unknown, ended: false };
		const text = raw === undefined ? JSON.stringify(body) : raw;
		const rawBody = text === null ? undefined : Buffer.from(text);
		const workflow = life === 'live' ? this.workflow : this.workflowWith();
		if (life === 'test') workflow.setTestStaticData(this.testWorkflow.staticData);
		const httpResponse = {
			statusCode,
			status(status: number) {
				response.status = status;
				return this;
			},
			send(sent: unknown) {
				response.sent = sent;
				return this;
			},
			end() {
				response.ended = true;
			},
			writableEnded: false,
		};
		const context = new WebhookContext(
			workflow,
			this.node,
			{
				...this.data(),
				httpRequest: { body: body ?? {}, headers, query, params: {}, rawBody },
				httpResponse,
			} as never,
			this.calls[life].event,
			{ isTest: life === 'test', webhookDescription: { name: 'default' } } as never,
			[],
			null as never,
		);
		this.listenIn(context);
		const before = process.cpuUsage();
		const result = await inItsTime(this.nodeType.webhook.call(context), undefined, fewTurns);
		const { user, system } = process.cpuUsage(before);
		this.worked = (user + system) / 1000;
		const { workflowData = [[]], noWebhookResponse } = result;
		// While n8n stores an execution, it drops the note that the workflow's memory is to be saved.
		const isToSave = () => workflow.staticData.__dataChanged === true;
		workflow.staticData.__dataChanged = false;
		const { webhookResponse } = result;
		this.saved = isToSave();
		if (noWebhookResponse) expect(response.ended).toBe(true);
		else {
			// The answer is left to n8n, which gives it when the execution is stored.
			expect(response.ended).toBe(false);
			await storing;
			httpResponse.end();
			Object.assign(response, { status: statusCode, sent: webhookResponse });
		}
		this.answered = response;
		const items = workflowData.flat();
		const secret = String(this.queryOf(life).token ?? '');
		expectNoKey([items, this.staticData, this.logged, response.sent], this.apiKey, secret);
		return { status: response.status, items, json: items.map(({ json }) => json) };
	}

	/** Calls a hook with what n8n gives it. */
	async hook(name: 'checkExists' | 'create' | 'delete', call: HookCall): Promise<boolean> {
		const context = new HookContext(
			call.isTest ? this.testWorkflow : this.workflow,
			this.node,
			this.data() as never,
			call.mode,
			call.activation,
			{ isTest: call.isTest, webhookDescription: { name: 'default' } } as never,
		);
		this.listenIn(context);
		try {
			return await inItsTime(this.nodeType.webhookMethods.default[name].call(context));
		} catch (error) {
			expectNoKey(error, this.apiKey);
			for (const { url } of this.registered) {
				expectNoKey(error, new URL(url).searchParams.get('token') ?? '');
			}
			throw error;
		} finally {
			expectNoKey(this.staticData, this.apiKey);
			expectNoKey(this.logged, this.apiKey);
		}
	}

	private data() {
		const {
			webhookBaseUrl = 'https://n8n.example.com/webhook',
			webhookTestBaseUrl = `${webhookBaseUrl}-test`,
		} = this.options;
		return {
			...additionalData(new SmartLeadApi(), { apiKey: this.apiKey, sendKeyIn: 'query' }),
			webhookBaseUrl,
			webhookTestBaseUrl,
		};
	}

	/** Hears what is logged, and stands for the n8n that it is. */
	private listenIn(context: object): void {
		const warn = (...parts: unknown[]) => this.logged.push(JSON.stringify(parts));
		Object.defineProperty(context, 'logger', { value: { warn } });
		Object.defineProperty(context, 'getInstanceId', {
			value: () => this.options.instanceId ?? 'this n8n',
		});
	}
}

/** A reply of the lead as SmartLead sends it, from the reference. */
export const reply = (more: IDataObject = {}): IDataObject => ({
	event_type: 'EMAIL_REPLY',
	event_timestamp: '2026-01-20T10:00:00.000Z',
	campaign_id: 301,
	from_email: 'sender@example.com',
	to_email: 'lead@example.com',
	sl_lead_email: 'lead@example.com',
	sl_email_lead_id: '1482956',
	sl_email_lead_map_id: 1438627,
	stats_id: '0f2c7f2e-1111-4222-8333-444455556666',
	reply_message: { message_id: '<one@example.com>', html: '<p>Yes</p>', text: 'Yes' },
	...more,
});
