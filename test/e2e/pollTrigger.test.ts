import { setTimeout as sleep } from 'node:timers/promises';

import type { StoredWorkflow } from '../n8n/rest';
import type { Shape } from '../n8n/shapes';
import { succeeded, until } from './activation';
import { freshSandbox, world } from './lent';
import { answered, newWebhookId, workflowOf } from './triggered';

/** n8n takes no schedule of less than a minute, but several of a minute each. */
const everySixSeconds = Array.from({ length: 10 }, (_, number) => ({
	mode: 'custom',
	cronExpression: `${number * 6} * * * * *`,
}));

async function polled(parameters: Shape): Promise<StoredWorkflow> {
	const { rest, credential } = world();
	const workflow = workflowOf(
		{
			pollTimes: { item: everySixSeconds },
			events: ['EMAIL_REPLY'],
			campaignIds: [301],
			...parameters,
		},
		credential,
		newWebhookId(),
	);
	const [trigger] = workflow.nodes;
	Object.assign(trigger ?? {}, { type: 'n8n-nodes-smartlead.smartLeadPollTrigger' });
	return await rest.createWorkflow(workflow);
}

const polls = () => world().sandbox.calls('inbox.getReplies').length;

/** Waits until two more polls have begun, so that one of them began after now. */
async function polledAgain(): Promise<void> {
	const before = polls();
	await until('two more polls', () => polls() >= before + 2);
	await sleep(1_000);
}

/** What the workflow was started with, the oldest first. */
async function told({ id }: StoredWorkflow): Promise<Shape[]> {
	const { rest, apiKey } = world();
	const all: Shape[] = [];
	for (const execution of (await rest.executionsOf({ id } as StoredWorkflow)).reverse()) {
		const run = await rest.execution(execution);
		expect(JSON.stringify(run)).not.toContain(apiKey);
		for (const { json } of run.output('After')) all.push(json as Shape);
	}
	return all;
}

beforeEach(freshSandbox);

test('a published workflow gets each reply once, through a restart in the middle', async () => {
	const { rest } = world();
	const workflow = await polled({});
	await rest.activate(workflow);
	await until('the first poll', () => polls() > 0);
	await polledAgain();
	// The reply of the seed is old.
	expect(await rest.executionsOf(workflow)).toEqual([]);

	answered('before@example.com');
	await until('the execution', async () => (await succeeded(workflow)) === 1);
	await polledAgain();
	expect(await succeeded(workflow)).toBe(1);

	answered('meanwhile@example.com');
	await world().restart();
	await until('what came meanwhile', async () => (await succeeded(workflow)) === 2);
	answered('after@example.com');
	await until('what came after', async () => (await succeeded(workflow)) === 3);
	await polledAgain();

	const events = await told(workflow);
	expect(events).toMatchObject(
		['before', 'meanwhile', 'after'].map((name) => ({
			event: 'EMAIL_REPLY',
			leadEmail: `${name}@example.com`,
			campaignId: 301,
			replyText: 'A reply to mail 1.',
		})),
	);
	await rest.send('POST', `/rest/workflows/${workflow.id}/deactivate`);
	await sleep(1_000);
	const before = polls();
	await sleep(8_000);
	expect(polls()).toBe(before);
});
