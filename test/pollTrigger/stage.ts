import { PollContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { SmartLeadApi } from '../../credentials/SmartLeadApi.credentials';
import { SmartLeadPollTrigger } from '../../nodes/SmartLeadPollTrigger/SmartLeadPollTrigger.node';
import { additionalData } from '../engine/additionalData';
import { inItsTime } from '../engine/hurry';
import { freshKey } from '../engine/keys';
import { expectNoKey } from '../engine/runNode';
import { addCampaignLead, addLead, openNockDoor, Sandbox, type Shapes } from '../sandbox';

/** Every stage has a workflow of its own. */
let stages = 0;

let open: { close(): void } | undefined;
const end = () => {
	open?.close();
	open = undefined;
};
afterEach(end);

export interface Place {
	campaignId: number;
	leadId: number;
}

/** A polling trigger in a workflow, SmartLead's stand-in beside it, and the context that n8n gives. */
export class Stage {
	readonly apiKey = freshKey();
	readonly sandbox: Sandbox;
	readonly logged: string[] = [];
	parameters: INodeParameters;
	/** The key that the credential has. */
	key = this.apiKey;
	/** What SmartLead's clock says, in ms. It is not ours. */
	now = Date.now() - 6 * 3_600_000;

	/** That of the workflow; it counts from the next restart on. */
	timezone = 'UTC';

	private workflow: Workflow;
	private readonly nodeType = new SmartLeadPollTrigger();

	constructor({ shapes, ...parameters }: INodeParameters & { shapes?: Shapes } = {}) {
		end();
		stages++;
		this.sandbox = new Sandbox({ shapes, keys: [this.apiKey], clock: { now: () => this.now } });
		open = openNockDoor(this.sandbox);
		this.parameters = {
			events: ['EMAIL_REPLY'],
			scope: 'campaign',
			campaignIds: [301],
			startFrom: 'now',
			...(parameters as INodeParameters),
		};
		this.workflow = this.workflowWith();
	}

	private get node(): INode {
		return {
			id: '1',
			name: 'SmartLead Poll Trigger',
			type: 'smartLeadPollTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: this.parameters,
			credentials: { smartLeadApi: { id: '1', name: 'SmartLead' } },
		};
	}

	private workflowWith(staticData?: IDataObject): Workflow {
		return new Workflow({
			id: `polling ${stages}`,
			active: true,
			staticData,
			nodeTypes: {
				getByName: () => this.nodeType,
				getByNameAndVersion: () => this.nodeType,
				getKnownTypes: () => ({}),
			},
			nodes: [this.node],
			connections: {},
			settings: { timezone: this.timezone },
		});
	}

	/** What the workflow remembers, as n8n stores it. */
	get staticData(): IDataObject {
		return JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
	}

	/** As n8n starts again with what was stored. */
	restart(staticData = this.staticData): void {
		this.workflow = this.workflowWith(JSON.parse(JSON.stringify(staticData)) as IDataObject);
	}

	/** One poll. The key is in nothing that comes of it. */
	async poll(mode: WorkflowExecuteMode = 'trigger'): Promise<IDataObject[]> {
		const context = new PollContext(
			this.workflow,
			this.node,
			additionalData(new SmartLeadApi(), { apiKey: this.key, sendKeyIn: 'query' }) as never,
			mode,
			mode === 'manual' ? 'manual' : 'update',
		);
		const warn = (...parts: unknown[]) => this.logged.push(JSON.stringify(parts));
		Object.defineProperty(context, 'logger', { value: { warn } });
		Object.defineProperty(context, 'getInstanceId', { value: () => 'this n8n' });
		try {
			const items = await inItsTime(this.nodeType.poll.call(context));
			expectNoKey(items, this.key);
			// Nothing is null, not an empty list: n8n would start the workflow for that.
			if (items !== null) expect(items.flat().length).toBeGreaterThan(0);
			return (items ?? []).flat().map(({ json }) => json);
		} catch (error) {
			expectNoKey(error, this.key);
			throw error;
		} finally {
			expectNoKey(this.staticData, this.key);
			expectNoKey(this.logged, this.key);
		}
	}

	/** How many requests a poll makes, and what it gives. */
	async counted(): Promise<{ requests: number; events: IDataObject[] }> {
		const before = this.sandbox.log.length;
		const events = await this.poll();
		return { requests: this.sandbox.log.length - before, events };
	}

	/** A new lead, that has been sent the first step. */
	somebody(email: string, campaignId = 301): Place {
		const { state } = this.sandbox;
		const lead = addLead(state, this.now, { email, firstName: 'Some', lastName: 'Body' });
		addCampaignLead(state, this.now, {
			campaignId,
			leadId: lead.id,
			emailAccountId: 101,
			lastStep: 1,
			lastSentAt: new Date(this.now - 60_000).toISOString(),
		});
		return { campaignId, leadId: lead.id };
	}

	/** The place of a lead in its campaign, to be changed. */
	link({ campaignId, leadId }: Place) {
		const found = [...this.sandbox.state.campaignLeads.values()].find(
			(one) => one.campaignId === campaignId && one.leadId === leadId,
		);
		if (!found) throw new Error('Nobody is there');
		return found;
	}

	/** A new lead that answers a second after what came before. */
	replied(email: string, campaignId = 301): Place {
		const place = this.somebody(email, campaignId);
		this.now += 1_000;
		this.sandbox.events.reply(place);
		return place;
	}

	/** Lets an event of that kind happen to a new lead. */
	happen(event: string, email: string, campaignId = 301): Place {
		this.now += 1_000;
		const place = this.somebody(email, campaignId);
		const { events } = this.sandbox;
		if (event === 'EMAIL_REPLY') events.reply(place);
		if (event === 'EMAIL_BOUNCE') events.bounced(place);
		if (event === 'LEAD_UNSUBSCRIBED') events.unsubscribed(place);
		if (event === 'LEAD_CATEGORY_UPDATED') this.link(place).categoryId = 2;
		if (event === 'EMAIL_SENT') {
			Object.assign(this.link(place), { lastStep: 0, lastSentAt: null });
			events.sent(place);
		}
		return place;
	}
}

export const emailsOf = (events: IDataObject[]) => events.map(({ leadEmail }) => leadEmail);
