import { setTimeout as sleep } from 'node:timers/promises';

import type { StoredWorkflow } from '../n8n/rest';
import { textAt } from '../n8n/shapes';
import { world } from './lent';

/** Nothing takes so long, on the slowest machine: who waits for longer waits in vain. */
const patienceMs = 300_000;

/** Waits for what n8n does by and by. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
	const giveUpAt = Date.now() + patienceMs;
	while (!(await holds())) {
		if (Date.now() > giveUpAt) throw new Error(`In vain waited for: ${what}`);
		await sleep(200);
	}
}

/**
 * Waits for a number to be reached, for as long as it grows: how long that takes is the machine's
 * affair. Gives up when nothing has come for a while.
 */
export async function untilGrown(
	what: string,
	count: () => number | Promise<number>,
	goal: number,
): Promise<void> {
	let most = await count();
	let giveUpAt = Date.now() + patienceMs;
	while (most < goal) {
		if (Date.now() > giveUpAt) throw new Error(`${what}: ${most} of ${goal}, and no more came`);
		await sleep(500);
		const now = await count();
		if (now > most) giveUpAt = Date.now() + patienceMs;
		most = Math.max(most, now);
	}
}

/** The webhooks that the triggers of this n8n have registered. */
export const registered = () =>
	[...world().sandbox.state.webhookStore.webhooks.values()].filter(({ name }) =>
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
