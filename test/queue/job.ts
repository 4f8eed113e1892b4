import type { StoredCredential, Workflow } from '../n8n/workflows';
import { withCredential } from '../n8n/workflows';
import type { Sandbox } from '../sandbox';

/** How many executions run at once, and how many leads each has. */
export const executions = 10;
export const leadsEach = 15;

/** Where the workflow listens. */
export const path = 'queue-mode';

const campaignId = { __rl: true, mode: 'id', value: '302' };
const node = (name: string, type: string, parameters: object, more: object = {}) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	...more,
});

/**
 * What every execution does: it adds its leads in one request, finds each of them (a read) and
 * writes a note to it (a write that is not idempotent: sent twice, it shows).
 */
export function job(credential: StoredCredential): Workflow {
	const steps = [
		node(
			'Webhook',
			'n8n-nodes-base.webhook',
			{ httpMethod: 'POST', path, responseMode: 'onReceived' },
			{ typeVersion: 2, webhookId: 'b1a5c0de-0000-4000-8000-00000000feed' },
		),
		node('Leads', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.leads' }),
		node('Add', 'n8n-nodes-smartlead.smartLead', {
			resource: 'lead',
			operation: 'addToCampaign',
			campaignId,
		}),
		node('Note', 'n8n-nodes-smartlead.smartLead', {
			resource: 'leadNote',
			operation: 'create',
			campaignId,
			leadId: { __rl: true, mode: 'email', value: '={{ $json.email }}' },
			noteMessage: '=Note for {{ $json.email }}',
		}),
	];
	const connections = Object.fromEntries(
		steps
			.slice(0, -1)
			.map(({ name }, index) => [
				name,
				{ main: [[{ node: steps[index + 1]?.name, type: 'main', index: 0 }]] },
			]),
	);
	return withCredential(
		{
			name: 'Ten at once',
			nodes: steps.map((step, index) => ({ ...step, position: [index * 220, 0] })),
			connections,
			settings: { executionOrder: 'v1' },
		},
		credential,
	);
}

/** The leads of one execution. */
export const leadsOf = (execution: number): Array<{ email: string }> =>
	Array.from({ length: leadsEach }, (_, lead) => ({
		email: `queue${execution}-${lead}@example.com`,
	}));

/** What SmartLead saw, against what had to happen. */
export interface Seen {
	requests: number;
	/** Answered with 429. */
	refused: number;
	/** From the first request to the last, in milliseconds. */
	took: number;
	/** Leads that are not in the campaign, and notes that were not written. */
	lost: number;
	/** Leads that are there twice, and notes that were written twice. */
	doubled: number;
}

/** Counts what ten executions left behind. */
export function seen({ log, state }: Sandbox): Seen {
	const wanted = Array.from({ length: executions }, (_, index) => leadsOf(index + 1)).flat();
	const added = [...state.campaignLeads.values()]
		.filter(({ campaignId: where }) => where === 302)
		.map(({ leadId }) => state.leads.get(leadId)?.email ?? '');
	const notes = state.leadDesk.notes.map(({ text }) => text.replace('Note for ', ''));
	const count = (found: string[]) => {
		const lost = wanted.filter(({ email }) => !found.includes(email)).length;
		return { lost, doubled: found.length - new Set(found).size };
	};
	const [leads, written] = [count(added), count(notes)];
	const times = log.map(({ at }) => at);
	return {
		requests: log.length,
		refused: log.filter(({ answer }) => answer.status === 429).length,
		took: Math.max(...times) - Math.min(...times),
		lost: leads.lost + written.lost,
		doubled: leads.doubled + written.doubled,
	};
}
