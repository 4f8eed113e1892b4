import type { Shape } from '../n8n/shapes';
import { withCredential, type StoredCredential, type Workflow } from '../n8n/workflows';
import type { LoggedCall, RateLimits } from '../sandbox';

/** What SmartLead states for bursts. With the fewest requests for a minute, it shows the most. */
export const limit = { max: 10, perMs: 2000 };

/** An empty draft of the stand-in: nothing is mailed. */
const campaignId = 302;

/** Ten executions at once: each adds its leads in one request, then looks up and changes each. */
export const executions = 10;

const add = 'Add leads';
export const update = 'Update each';

/** One round of the job. */
export interface Phase {
	/** Also the path of the webhook. */
	name: string;
	title: string;
	limits: RateLimits;
	/** Leads of an execution: so many that a round lasts about a minute. */
	leadsEach: number;
	/** The requirement, where there is one. */
	most?: { refused: number; ratio: number };
}

export const phases: Phase[] = [
	{
		name: 'announced',
		title: 'with headers',
		limits: { windows: [limit], headers: true, retryAfter: 'both' },
		leadsEach: 15,
		most: { refused: 0.1, ratio: 1.3 },
	},
	{
		name: 'silent',
		title: 'without',
		limits: { windows: [limit], headers: false, retryAfter: 'none' },
		leadsEach: 6,
	},
];

/** What one execution is about. */
export function leadsOf(phase: Phase, execution: number): Array<{ email: string }> {
	return Array.from({ length: phase.leadsEach }, (_, index) => ({
		email: `${phase.name}-${execution}-${index}@example.com`,
	}));
}

const allLeads = (phase: Phase): string[] =>
	Array.from({ length: executions }, (_, execution) => leadsOf(phase, execution))
		.flat()
		.map(({ email }) => email);

/** The workflow: no Code node, so that n8n has little to do besides. */
export function workflowFor(phase: Phase, credential: StoredCredential): Workflow {
	const byId = { __rl: true, mode: 'id', value: campaignId };
	const smartLead = { type: 'n8n-nodes-smartlead.smartLead', typeVersion: 1 };
	const steps: Shape[] = [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: phase.name,
			parameters: { httpMethod: 'POST', path: phase.name, responseMode: 'onReceived' },
		},
		{
			name: 'Leads',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'body.leads', options: {} },
		},
		{
			name: add,
			...smartLead,
			parameters: { resource: 'lead', operation: 'addToCampaign', campaignId: byId },
		},
		{
			name: update,
			...smartLead,
			parameters: {
				resource: 'lead',
				operation: 'update',
				campaignId: byId,
				leadId: { __rl: true, mode: 'email', value: '={{ $json.email }}' },
				email: '={{ $json.email }}',
				updateFields: { companyName: '={{ "Company of " + $json.email }}' },
			},
		},
	];
	const connections: Shape = {};
	for (const [index, step] of steps.entries()) {
		const next = steps[index + 1];
		if (!next) continue;
		connections[String(step.name)] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	}
	const nodes = steps.map((step, index) => ({
		id: `node-${index}`,
		position: [index * 220, 0],
		...step,
	}));
	const workflow = {
		name: `Ten at once, ${phase.title}`,
		nodes,
		connections,
		settings: { executionOrder: 'v1' },
	};
	return withCredential(workflow, credential);
}

/** What the stand-in saw of one round. */
export interface Figures {
	requests: number;
	/** Share of all requests that were answered with 429. */
	refused: number;
	/** From the first request to the last, ms. */
	tookMs: number;
	/** Over the time that the limit asks for. */
	ratio: number;
	lost: number;
	doubled: number;
	/** Requests that nobody has asked for. */
	strange: number;
}

/** Compares what arrived with what had to. */
export function figuresOf(phase: Phase, log: readonly LoggedCall[]): Figures {
	const accepted = log.filter(({ answer }) => answer.status === 200);
	const refused = log.filter(({ answer }) => answer.status === 429);
	const arrived = {
		'campaignLead.add': accepted.flatMap(addedIn),
		'lead.getByEmail': accepted.flatMap(lookedUpIn),
		'campaignLead.update': accepted.flatMap(changedIn),
	};
	const wanted = allLeads(phase);
	let [lost, doubled] = [0, 0];
	for (const emails of Object.values(arrived)) {
		const counts = new Map<string, number>();
		for (const email of emails) counts.set(email, (counts.get(email) ?? 0) + 1);
		for (const email of wanted) {
			const count = counts.get(email) ?? 0;
			if (count === 0) lost++;
			else doubled += count - 1;
		}
	}
	const times = log.map(({ at }) => at);
	const tookMs = Math.max(...times) - Math.min(...times);
	return {
		requests: log.length,
		refused: refused.length / log.length,
		tookMs,
		ratio: tookMs / boundMs(phase),
		lost,
		doubled,
		strange: log.length - accepted.length - refused.length,
	};
}

/** Every lead is looked up and changed, and added with the others of its execution. */
export const requestsNeeded = ({ leadsEach }: Phase): number => executions * (1 + 2 * leadsEach);

/** The last requests can come when so many full windows have passed as there are before them. */
export const boundMs = (phase: Phase): number =>
	(Math.ceil(requestsNeeded(phase) / limit.max) - 1) * limit.perMs;

const emailOf = (value: unknown): string[] =>
	typeof value === 'object' && value !== null && 'email' in value && typeof value.email === 'string'
		? [value.email]
		: [];

function addedIn({ id, json }: LoggedCall): string[] {
	if (id !== 'campaignLead.add') return [];
	const list =
		typeof json === 'object' && json !== null && 'lead_list' in json ? json.lead_list : [];
	return Array.isArray(list) ? list.flatMap(emailOf) : [];
}

const lookedUpIn = ({ id, query }: LoggedCall): string[] =>
	id === 'lead.getByEmail' ? emailOf(query) : [];

const changedIn = ({ id, json }: LoggedCall): string[] =>
	id === 'campaignLead.update' ? emailOf(json) : [];
