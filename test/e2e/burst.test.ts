import { setTimeout as sleep } from 'node:timers/promises';

import type { Shape } from '../n8n/shapes';
import type { Delivery } from '../sandbox/state/webhookStore';
import { activate, deactivate, registered, succeeded, untilGrown } from './activation';
import { freshSandbox, world } from './lent';
import { somebody, triggered } from './triggered';

const isOurs = ({ webhookId }: { webhookId: number }) =>
	registered().some(({ id }) => id === webhookId);

/**
 * Sends everything at once. What a busy n8n does not answer in time, or answers with a 503, is sent
 * again after a while, as SmartLead does it.
 */
async function sendAll(made: Delivery[]): Promise<void> {
	const { deliveries } = world().sandbox.events;
	const arrived = async () => {
		await deliveries.send();
		const left = made.filter(({ state }) => state !== 'delivered');
		for (const one of left) Object.assign(one, { state: 'waiting', attempts: 0, dueAt: 0 });
		return made.length - left.length;
	};
	await untilGrown('deliveries', arrived, made.length);
}

const campaign = { scope: 'campaign', campaignIds: [301], events: ['EMAIL_REPLY'] };

beforeEach(freshSandbox);

test('1,000 events of which 100 are delivered twice start it 1,000 times', async () => {
	const { sandbox } = world();
	const { workflow } = await triggered(campaign);
	await activate(workflow, 1);
	const place = somebody('often@example.com');
	// As many at once as a small n8n takes: what this counts is whether each arrives, and arrives once.
	for (let burst = 0; burst < 25; burst++) {
		const made = Array.from({ length: 40 }, (_, number) =>
			sandbox.events.reply(place, `${burst} ${number}`).filter(isOurs),
		).flat();
		await sendAll(made);
		for (const one of made.slice(0, 4)) Object.assign(one, { state: 'waiting', dueAt: 0 });
		await sendAll(made);
	}
	const ours = sandbox.state.webhookStore.deliveries.filter(isOurs);
	expect(ours.filter(({ status }) => status !== 200)).toEqual([]);
	await untilGrown('executions', async () => await succeeded(workflow), 1000);
	await sleep(2_000);
	expect(await succeeded(workflow)).toBe(1000);
	const stored1 = await world().rest.send('GET', `/rest/workflows/${workflow.id}`);
	expect(JSON.stringify((stored1 as Shape).staticData ?? {}).length).toBeLessThan(25_000);
	await deactivate(workflow);
}, 1_800_000);
