import { setTimeout as sleep } from 'node:timers/promises';

import { succeeded, until } from './activation';
import { freshSandbox, world } from './lent';
import { placed } from './placed';
import { answered } from './triggered';

beforeEach(freshSandbox);

test('events that reached nobody are sent again, those of the time span only', async () => {
	const { sandbox } = world();
	const { deliveries } = sandbox.state.webhookStore;
	const hour = 3_600_000;
	for (const [event, hoursAgo, state] of [
		['EMAIL_REPLY', 2, 'failed'],
		['EMAIL_BOUNCE', 3, 'failed'],
		['EMAIL_OPEN', 4, 'delivered'],
		['EMAIL_SENT', 30, 'failed'],
	] as const) {
		const at = Date.now() - hoursAgo * hour;
		deliveries.push({
			id: event,
			webhookId: 1101,
			campaignId: 301,
			event,
			payload: {},
			at,
			attempts: 4,
			status: 503,
			state,
			dueAt: at,
		});
	}
	const { run } = await placed('resend-failed-events');
	const first = await run();
	expect(first.error).toBeUndefined();
	expect(first.output('Get delivery summary').map(({ json }) => json)).toEqual([
		expect.objectContaining({ total_calls: 3, successful_calls: 1, failed_calls: 2 }),
	]);
	expect(first.output('Resend failed').map(({ json }) => json)).toEqual([
		{ success: true, retriggered_count: 2 },
	]);
	expect(deliveries.filter(({ state }) => state === 'waiting').map(({ event }) => event)).toEqual([
		'EMAIL_REPLY',
		'EMAIL_BOUNCE',
	]);

	// Nothing is left that failed: nothing is sent again.
	const second = await run();
	expect(second.error).toBeUndefined();
	expect(second.output('Resend failed')).toEqual([]);
	expect(sandbox.calls('campaignWebhook.retriggerFailed')).toHaveLength(1);
	expect(sandbox.log.filter(({ answer }) => answer.status !== 200)).toEqual([]);
});

test('Poll replies: each reply comes once', async () => {
	const { sandbox, rest } = world();
	const { stored } = await placed('poll-replies');
	const polls = () => sandbox.calls('inbox.getReplies').length;
	// n8n polls as soon as a workflow is published.
	const published = async () => {
		const before = polls();
		await rest.activate(stored);
		await until('a poll', () => polls() > before);
		await sleep(1_000);
	};
	const publishedAgain = async () => {
		await rest.send('POST', `/rest/workflows/${stored.id}/deactivate`);
		await sleep(1_000);
		await published();
	};
	await published();
	// The reply in the seed is old.
	expect(sandbox.log.map(({ id }) => id)).toEqual(['inbox.getReplies']);

	answered('first@example.com');
	await publishedAgain();
	await until('the first reply', async () => (await succeeded(stored)) === 1);
	await publishedAgain();
	answered('second@example.com');
	await publishedAgain();
	await until('the second reply', async () => (await succeeded(stored)) === 2);
	const [last = ''] = await rest.executionsOf(stored);
	expect(
		(await rest.execution(last)).output('Your next step').map(({ json }) => json),
	).toMatchObject([
		{ leadEmail: 'second@example.com', campaignId: 301, replyText: 'A reply to mail 1.' },
	]);
	expect(sandbox.log.filter(({ answer }) => answer.status !== 200)).toEqual([]);
	await rest.send('POST', `/rest/workflows/${stored.id}/deactivate`);
});
