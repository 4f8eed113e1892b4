import { setTimeout as sleep } from 'node:timers/promises';

import type { StoredWorkflow } from '../n8n/rest';
import { textAt } from '../n8n/shapes';
import { world } from './lent';

/** Waits for what n8n does by and by. */
export async function until(
	what: string,
	holds: () => boolean | Promise<boolean>,
	withinMs = 60_000,
): Promise<void> {
	const giveUpAt = Date.now() + withinMs;
	while (!(await holds())) {
		if (Date.now() > giveUpAt) throw new Error(`In vain waited for: ${what}`);
		await sleep(200);
	}
}

/** The webhooks that the triggers of this n8n have registered. */
export const registered = () =>
	[...world().sandbox.state.webhookOffice.webhooks.values()].filter(({ name }) =>
		name?.startsWith('n8n '),
	);

/** Activates a workflow and waits until its triggers have registered so many webhooks. */
export async function activate(workflow: StoredWorkflow, webhooks: number): Promise<void> {
	await world().rest.activate(workflow);
	await until('the webhooks', () => registered().length === webhooks);
}

/** Deactivates a workflow and waits until no webhook is left. */
export async function deactivate({ id }: StoredWorkflow): Promise<void> {
	await world().rest.send('POST', `/rest/workflows/${id}/deactivate`);
	await until('no webhook', () => registered().length === 0);
}

/** How many executions of a workflow have ended well. */
export async function succeeded({ id }: StoredWorkflow): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status: ['success'] }));
	const answer = await world().rest.send('GET', `/rest/executions?filter=${filter}&limit=1`);
	return Number(textAt(answer, 'count'));
}
