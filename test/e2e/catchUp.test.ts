import { freshSandbox, world } from './lent';
import { placed } from './placed';

beforeEach(freshSandbox);

const lead1 = 5_995_000_001;

test('events that reached nobody are sent again, those of the time span only', async () => {
	const { sandbox } = world();
	const { deliveries } = sandbox.state.webhookOffice;
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

test('each reply comes once, however often it is asked for', async () => {
	const { sandbox } = world();
	const place = { campaignId: 301, leadId: lead1 };
	const { run } = await placed('poll-replies');
	const subjects = async () => {
		const execution = await run();
		expect(execution.error).toBeUndefined();
		return execution.output('Your next step').map(({ json }) => json.id);
	};
	// The reply in the seed is older than what is looked at.
	expect(await subjects()).toEqual([]);

	sandbox.events.sent(place);
	sandbox.events.reply(place);
	expect(await subjects()).toHaveLength(1);
	const asked = sandbox.calls('campaignLead.getMessageHistory').length;
	expect(await subjects()).toEqual([]);
	// A conversation without news is not read again.
	expect(sandbox.calls('campaignLead.getMessageHistory')).toHaveLength(asked);

	sandbox.events.reply(place);
	expect(await subjects()).toHaveLength(1);
	expect(await subjects()).toEqual([]);
	expect(sandbox.log.filter(({ answer }) => answer.status !== 200)).toEqual([]);
});
