import { setTimeout as sleep } from 'node:timers/promises';

import { until } from '../e2e/activation';
import { freshSandbox, world } from '../e2e/lent';
import { newWebhookId, somebody, workflowOf } from '../e2e/triggered';
import type { Shape } from '../n8n/shapes';
import type { Desk } from './desk';
import { scene } from './scene';

beforeEach(freshSandbox);

const chosen = { events: ['EMAIL_REPLY'], scope: 'campaign', campaignIds: [301] };
const pollTimes = { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] };

/** Opens the panel of a trigger in a workflow of its own. */
async function triggerPanel(desk: Desk, type: string, more: Shape = {}): Promise<void> {
	const { rest, credential } = world();
	const workflow = workflowOf({ ...chosen, ...more }, credential, newWebhookId());
	const nodes = workflow.nodes.map((node) =>
		node.id === 'trigger' ? { ...node, type: `n8n-nodes-smartlead.${type}` } : node,
	);
	const stored = await rest.createWorkflow({ ...workflow, nodes });
	await desk.openWorkflow(stored.id);
	await desk.openPanel('On event');
}

/** What `npm start` tells people to do at their terminal. */
async function curlReply(email: string, text: string): Promise<void> {
	const query = new URLSearchParams({ lead: email, text });
	const response = await fetch(`${world().door.url}/events/reply?${query}`, { method: 'POST' });
	expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
	await world().sandbox.events.deliveries.send();
}

scene('trigger: a test event is listened for, and shown', async (desk) => {
	const { sandbox } = world();
	const { page } = desk;
	await triggerPanel(desk, 'smartLeadTrigger');
	await page.getByRole('button', { name: 'Test this trigger' }).click();
	const webhooks = () => [...sandbox.state.webhookStore.webhooks.values()];
	await until('the test webhook', () => webhooks().some(({ name }) => name?.includes('(test)')));
	await page.getByText('Listening for test event').first().waitFor();
	await curlReply('lead1@example.com', 'Please call me on Monday');
	const output = page.getByTestId('output-panel');
	await output.getByText('Please call me on Monday').first().waitFor();
	await output.getByText('lead1@example.com').first().waitFor();
	await until('no test webhook', () => !webhooks().some(({ name }) => name?.includes('(test)')));
});

scene('poll trigger: the latest event is fetched, and shown', async (desk) => {
	const { events } = world().sandbox;
	const { page } = desk;
	for (const name of ['earlier', 'later']) {
		const place = somebody(`${name}@example.com`);
		events.sent(place);
		events.reply(place, `This came ${name}`);
		// The latest is told by its time, which has milliseconds.
		await sleep(20);
	}
	await triggerPanel(desk, 'smartLeadPollTrigger', { pollTimes });
	await page.getByRole('button', { name: 'Fetch Test Event' }).first().click();
	const output = page.getByTestId('output-panel');
	await output.getByText('later@example.com').first().waitFor();
	expect(await output.getByText('earlier@example.com').count()).toBe(0);
});
