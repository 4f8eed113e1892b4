import { isShape, type Shape } from '../n8n/shapes';
import { withCredential, type StoredCredential, type Workflow } from '../n8n/workflows';
import type { LoggedCall, RateLimits } from '../sandbox';

/** What SmartLead states for bursts. With the fewest requests for a minute, it shows the most. */
export const limit = { max: 10, perMs: 2000 };

/** An empty draft of the stand-in: nothing is mailed. */
const campaignId = 302;

/** Ten executions at once. */
export const executions = 10;

/** A lead as the webhook gets it. */
type Lead = Record<string, string>;

/** What every execution does. */
interface Job {
	/** The nodes behind the leads. Those that change something name what they change by one mark each. */
	steps: Shape[];
	/** Gives an item per lead. */
	last: string;
	/** How many requests one execution needs for so many leads. */
	requests(leads: number): number;
	/** The marks that each kind of request names, and those that have to come, once each. */
	arrived: Record<string, (call: LoggedCall) => string[]>;
	wanted(leads: Lead[]): Record<string, string[]>;
}

const byId = (value: number | string) => ({ __rl: true, mode: 'id', value });
const smartLead = (name: string, parameters: Shape, settings: Shape = {}): Shape => ({
	name,
	type: 'n8n-nodes-smartlead.smartLead',
	typeVersion: 1,
	parameters,
	...settings,
});

/** Adds its leads in one request, then looks up and changes each. */
const leads: Job = {
	steps: [
		smartLead('Add leads', {
			resource: 'lead',
			operation: 'addToCampaign',
			campaignId: byId(campaignId),
			mapping: 'manual',
			lead: { mappingMode: 'defineBelow', value: { email: '={{ $json.email }}' } },
		}),
		smartLead('Update each', {
			resource: 'lead',
			operation: 'update',
			campaignId: byId(campaignId),
			leadId: { __rl: true, mode: 'email', value: '={{ $json.email }}' },
			email: '={{ $json.email }}',
			updateFields: { companyName: '={{ "Company of " + $json.email }}' },
		}),
	],
	last: 'Update each',
	requests: (count) => 1 + 2 * count,
	arrived: {
		'campaignLead.add': addedIn,
		'lead.getByEmail': ({ query }) => emailOf(query),
		'campaignLead.update': ({ json }) => emailOf(json),
	},
	wanted(all) {
		const emails = all.map(({ email }) => email);
		return {
			'campaignLead.add': emails,
			'lead.getByEmail': emails,
			'campaignLead.update': emails,
		};
	},
};

/**
 * Launches a campaign of its own with its leads, keeps them in step (each has changed), and copies the
 * campaign.
 */
const campaigns: Job = {
	steps: [
		smartLead('Launch', {
			resource: 'campaign',
			operation: 'launch',
			name: '={{ $json.campaign }}',
			steps: { step: [{ subject: 'Hello', emailBody: '<p>Hi {{first_name}}</p>' }] },
			maxNewLeadsPerDay: 20,
			emailAccountIds: byId(101),
			mapping: 'manual',
			lead: {
				mappingMode: 'defineBelow',
				value: { email: '={{ $json.email }}', first_name: 'Somebody' },
			},
		}),
		smartLead('In step', {
			resource: 'lead',
			operation: 'createOrUpdate',
			campaignId: byId('={{ $json.campaignId }}'),
			mapping: 'manual',
			lead: {
				mappingMode: 'defineBelow',
				value: { email: '={{ $json.email }}', first_name: '={{ "Name of " + $json.email }}' },
			},
		}),
		smartLead(
			'Blueprint',
			{
				resource: 'campaign',
				operation: 'getBlueprint',
				campaignId: byId("={{ $('Launch').first().json.campaignId }}"),
			},
			{ executeOnce: true },
		),
		smartLead('Copy', {
			resource: 'campaign',
			operation: 'createFromBlueprint',
			blueprint: '={{ $json }}',
			name: '={{ "Copy of " + $json.name }}',
		}),
	],
	last: 'In step',
	// Which names are taken, the campaign, its steps, schedule and sender, its leads; who they are now;
	// the campaign and its steps as they are; which names are taken, the copy, its settings, schedule, steps.
	requests: (count) => 6 + 1 + count + 3 + 5,
	arrived: {
		'campaign.create': ({ json }) => textIn(json, 'name'),
		'campaignLead.add': addedIn,
		'campaignLead.update': ({ json }) => emailOf(json),
	},
	wanted(all) {
		const emails = all.map(({ email }) => email);
		const names = [...new Set(all.map(({ campaign }) => campaign))];
		return {
			'campaign.create': names.flatMap((name) => [name, `Copy of ${name}`]),
			'campaignLead.add': emails,
			'campaignLead.update': emails,
		};
	},
};

/** One round of a job. */
export interface Phase {
	/** Also the path of the webhook. */
	name: string;
	title: string;
	job: Job;
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
		job: leads,
		limits: { windows: [limit], headers: true, retryAfter: 'both' },
		leadsEach: 15,
		most: { refused: 0.1, ratio: 1.3 },
	},
	{
		name: 'silent',
		title: 'without',
		job: leads,
		limits: { windows: [limit], headers: false, retryAfter: 'none' },
		leadsEach: 6,
	},
	{
		name: 'campaigns',
		title: 'campaigns',
		job: campaigns,
		limits: { windows: [limit], headers: true, retryAfter: 'both' },
		leadsEach: 6,
	},
];

/** What one execution is about. */
export const leadsOf = ({ name, leadsEach }: Phase, execution: number): Lead[] =>
	Array.from({ length: leadsEach }, (_, index) => ({
		email: `${name}-${execution}-${index}@example.com`,
		campaign: `${name} ${execution}`,
	}));

const allLeads = (phase: Phase): Lead[] =>
	Array.from({ length: executions }, (_, execution) => leadsOf(phase, execution)).flat();

/** The workflow: no Code node, so that n8n has little to do besides. */
export function workflowFor(phase: Phase, credential: StoredCredential): Workflow {
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
		...phase.job.steps,
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
	const { arrived, wanted } = phase.job;
	let [lost, doubled] = [0, 0];
	for (const [id, marks] of Object.entries(wanted(allLeads(phase)))) {
		const counts = new Map<string, number>();
		const calls = accepted.filter((call) => call.id === id);
		for (const mark of calls.flatMap((call) => arrived[id]?.(call) ?? [])) {
			counts.set(mark, (counts.get(mark) ?? 0) + 1);
		}
		for (const mark of marks) {
			const count = counts.get(mark) ?? 0;
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

export const requestsNeeded = ({ job, leadsEach }: Phase): number =>
	executions * job.requests(leadsEach);

/** The last requests can come when so many full windows have passed as there are before them. */
export const boundMs = (phase: Phase): number =>
	(Math.ceil(requestsNeeded(phase) / limit.max) - 1) * limit.perMs;

function textIn(value: unknown, name: string): string[] {
	const text = isShape(value) ? value[name] : undefined;
	return typeof text === 'string' ? [text] : [];
}

const emailOf = (value: unknown): string[] => textIn(value, 'email');

function addedIn({ json }: LoggedCall): string[] {
	const list =
		typeof json === 'object' && json !== null && 'lead_list' in json ? json.lead_list : [];
	return Array.isArray(list) ? list.flatMap(emailOf) : [];
}
