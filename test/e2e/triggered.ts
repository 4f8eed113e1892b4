import type { Rest, StoredWorkflow } from '../n8n/rest';
import type { Shape } from '../n8n/shapes';
import { withCredential, type StoredCredential, type Workflow } from '../n8n/workflows';
import { addCampaignLead, addLead } from '../sandbox';
import { world } from './lent';

const trigger = 'n8n-nodes-smartlead.smartLeadTrigger';
let workflows = 0;

/** A workflow that a trigger starts. */
export function workflowOf(
	parameters: Shape,
	credential: StoredCredential,
	webhookId: string,
): Workflow {
	const nodes = [
		{
			id: 'trigger',
			name: 'On event',
			type: trigger,
			typeVersion: 1,
			position: [0, 0],
			webhookId,
			parameters,
		},
		{
			id: 'after',
			name: 'After',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [220, 0],
			parameters: {},
		},
	];
	return withCredential(
		{
			name: `Triggered ${webhookId.slice(-4)}`,
			nodes,
			connections: { 'On event': { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1' },
		},
		credential,
	);
}

/** The id of a webhook that no other workflow has. */
export const newWebhookId = () =>
	`b1a5c0de-0000-4000-8000-${String(++workflows).padStart(12, '0')}`;

/** A stored workflow that a trigger starts. */
export async function triggered(
	parameters: Shape,
	n8n: { rest: Rest; credential: StoredCredential } = world(),
): Promise<{ workflow: StoredWorkflow; path: string }> {
	const webhookId = newWebhookId();
	const workflow = await n8n.rest.createWorkflow(workflowOf(parameters, n8n.credential, webhookId));
	return { workflow, path: `/webhook/${webhookId}/webhook` };
}

/** A new lead of campaign 301. */
export function somebody(email: string): { campaignId: number; leadId: number } {
	const { state } = world().sandbox;
	const lead = addLead(state, Date.now(), { email, firstName: 'Some', lastName: 'Body' });
	addCampaignLead(state, Date.now(), { campaignId: 301, leadId: lead.id });
	return { campaignId: 301, leadId: lead.id };
}

/** A new lead of campaign 301 has had the first email, and answers it. */
export function answered(email: string): void {
	const { events } = world().sandbox;
	const place = somebody(email);
	events.sent(place);
	events.reply(place);
}
