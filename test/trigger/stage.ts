import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type WorkflowActivateMode,
} from 'n8n-workflow';

import { SmartLeadApi } from '../../credentials/SmartLeadApi.credentials';
import { SmartLeadTrigger } from '../../nodes/SmartLeadTrigger/SmartLeadTrigger.node';
import { additionalData } from '../engine/additionalData';
import { expectNoKey, testKey } from '../engine/runNode';
import { openNockDoor, Sandbox, type Shapes } from '../sandbox';

/** The pace is kept per key: every stage has one of its own, so that no test waits for another. */
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
	mode?: 'trigger' | 'manual';
	/** Another n8n. */
	instanceId?: string;
	/** Another workflow. */
	workflowId?: string;
	webhookId?: string;
}

export interface Request {
	body?: unknown;
	/** The raw body, where it is not the body as JSON; null where n8n has kept none. */
	raw?: string | null;
	headers?: IDataObject;
	query?: IDataObject;
}

export interface Answer {
	status: number;
	json: IDataObject[];
	items: INodeExecutionData[];
}

/** A trigger in a workflow, SmartLead's stand-in beside it, and the contexts that n8n gives to it. */
export class Stage {
	readonly apiKey = `${testKey} trigger ${++stages}`;
	readonly sandbox: Sandbox;
	readonly workflow: Workflow;
	readonly logged: string[] = [];
	/** What SmartLead was last answered. */
	answered = { status: 0, sent: undefined as unknown, ended: false };
	parameters: INodeParameters;

	private readonly nodeType = new SmartLeadTrigger();
	private readonly node: INode;

	constructor(private readonly options: StageOptions = {}) {
		end();
		const { parameters = {}, staticData, shapes } = options;
		this.sandbox = new Sandbox({ shapes, keys: [this.apiKey] });
		open = openNockDoor(this.sandbox);
		this.parameters = {
			scope: 'campaign',
			events: ['EMAIL_REPLY'],
			campaignIds: [301],
			...parameters,
		};
		this.workflow = new Workflow({
			id: options.workflowId ?? `workflow ${stages}`,
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
					name: 'SmartLead Trigger',
					type: 'smartLeadTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: this.parameters,
					webhookId: options.webhookId ?? 'b1a5c0de-0000-4000-8000-000000000001',
					credentials: { smartLeadApi: { id: '1', name: 'SmartLead' } },
				},
			],
			connections: {},
		});
		const [node] = Object.values(this.workflow.nodes);
		if (!node) throw new Error('The workflow has no trigger');
		this.node = node;
	}

	get staticData(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	/** The webhooks in SmartLead that are this trigger's. */
	get registered() {
		const { webhooks } = this.sandbox.state.webhookOffice;
		return [...webhooks.values()].filter(({ name }) => name?.startsWith('n8n '));
	}

	/** The query of the address that was registered. */
	get query(): IDataObject {
		const [webhook] = this.registered;
		return webhook ? Object.fromEntries(new URL(webhook.url).searchParams) : {};
	}

	async checkExists(activation: WorkflowActivateMode = 'activate') {
		return await this.hook('checkExists', activation);
	}

	async create(activation: WorkflowActivateMode = 'activate') {
		return await this.hook('create', activation);
	}

	async delete(activation: WorkflowActivateMode = 'update') {
		return await this.hook('delete', activation);
	}

	/** As n8n activates: nothing is registered that is there already. */
	async activate() {
		if (!(await this.checkExists())) await this.create();
	}

	/** What a request to the webhook comes to. Neither key nor secret is in what comes out. */
	async receive({ body, raw, headers = {}, query = this.query }: Request = {}): Promise<Answer> {
		const response = { status: 0, sent: undefined as unknown, ended: false };
		const text = raw === undefined ? JSON.stringify(body) : raw;
		const rawBody = text === null ? undefined : Buffer.from(text);
		const context = new WebhookContext(
			this.workflow,
			{ ...this.node, parameters: this.parameters },
			{
				...this.data(),
				httpRequest: { body: body ?? {}, headers, query, params: {}, rawBody },
				httpResponse: {
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
				},
			} as never,
			this.options.mode ?? 'trigger',
			{ webhookDescription: { name: 'default' } } as never,
			[],
			null as never,
		);
		this.listen(context);
		const { workflowData = [[]], ...rest } = await this.nodeType.webhook.call(context);
		// The node has answered: n8n must not do it again.
		expect(rest).toEqual({ noWebhookResponse: true });
		this.answered = response;
		const items = workflowData.flat();
		const secret = String(this.query.token ?? '');
		for (const what of [items, this.staticData, this.logged, response.sent]) {
			expectNoKey(what, this.apiKey);
			expectNoKey(what, secret);
		}
		return { status: response.status, items, json: items.map(({ json }) => json) };
	}

	private async hook(
		name: 'checkExists' | 'create' | 'delete',
		activation: WorkflowActivateMode,
	): Promise<boolean> {
		const context = new HookContext(
			this.workflow,
			{ ...this.node, parameters: this.parameters },
			this.data() as never,
			this.options.mode ?? 'trigger',
			activation,
			{ isTest: this.options.mode === 'manual', webhookDescription: { name: 'default' } } as never,
		);
		this.listen(context);
		try {
			return await this.nodeType.webhookMethods.default[name].call(context);
		} catch (error) {
			expectNoKey(error, this.apiKey);
			for (const { url } of this.registered) {
				expectNoKey(error, new URL(url).searchParams.get('token') ?? '');
			}
			throw error;
		} finally {
			expectNoKey(this.staticData, this.apiKey);
		}
	}

	private data() {
		const { webhookBaseUrl = 'https://n8n.example.com/webhook' } = this.options;
		return {
			...additionalData(new SmartLeadApi(), { apiKey: this.apiKey, sendKeyIn: 'query' }),
			webhookBaseUrl,
			webhookTestBaseUrl: `${webhookBaseUrl}-test`,
		};
	}

	/** Hears what is logged, and stands for the n8n that it is. */
	private listen(context: object): void {
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
