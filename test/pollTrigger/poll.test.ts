import { everyShape } from '../sandbox';
import { inFakeTime } from '../engine/hurry';
import { emailsOf, Stage } from './stage';

// What is refused is asked for again, after a while.
inFakeTime();

const kinds = [
	'EMAIL_REPLY',
	'EMAIL_BOUNCE',
	'LEAD_UNSUBSCRIBED',
	'LEAD_CATEGORY_UPDATED',
	'EMAIL_SENT',
];
const table = everyShape.flatMap((shapes) => kinds.map((event) => [shapes, event] as const));

describe.each(table)('%s: %s', (shapes, event) => {
	const stageOf = (more = {}) =>
		new Stage({ shapes, events: [event], categories: [1, 2], ...more });

	test('nothing old at first, then each once, also after a restart', async () => {
		const stage = stageOf();
		stage.happen(event, 'before@example.com');
		expect(await stage.poll()).toEqual([]);
		expect(await stage.poll()).toEqual([]);

		const place = stage.happen(event, 'one@example.com');
		const [told, ...others] = await stage.poll();
		expect(others).toEqual([]);
		expect(told).toMatchObject({
			event,
			isKnownEvent: true,
			leadEmail: 'one@example.com',
			campaignId: 301,
		});
		if (
			!(event === 'EMAIL_SENT' && shapes !== 'alternate') &&
			!(event === 'EMAIL_REPLY' && shapes === 'documented')
		) {
			expect(told?.leadId).toBe(place.leadId);
		}
		expect(await stage.poll()).toEqual([]);

		stage.restart();
		stage.happen(event, 'two@example.com');
		stage.happen(event, 'three@example.com');
		const both = emailsOf(await stage.poll()).sort();
		expect(both).toEqual(['three@example.com', 'two@example.com']);
		stage.restart();
		expect(await stage.poll()).toEqual([]);
	});

	test('one request where nothing is new', async () => {
		const stage = stageOf({ categories: [2] });
		stage.happen(event, 'before@example.com');
		await stage.poll();
		// An answer with sums in place of emails names no total either, and the leads are asked then.
		const hasSums = event === 'EMAIL_SENT' && shapes === 'alternate';
		expect(await stage.counted()).toEqual({ requests: hasSums ? 3 : 1, events: [] });
	});

	test('Start From a date gives what happened since then, once', async () => {
		const stage = stageOf({ startFrom: 'date', categories: [2] });
		stage.happen(event, 'old@example.com');
		stage.now += 86_400_000;
		stage.parameters.startDate = new Date(stage.now).toISOString();
		stage.now += 3_600_000;
		stage.happen(event, 'new@example.com');
		expect(emailsOf(await stage.poll())).toEqual(['new@example.com']);
		stage.restart();
		expect(await stage.poll()).toEqual([]);
		stage.happen(event, 'newer@example.com');
		expect(emailsOf(await stage.poll())).toEqual(['newer@example.com']);
	});

	test('a test shows the latest one and keeps nothing', async () => {
		const stage = stageOf({ categories: [2] });
		// An email of the last days: a test looks no further back.
		stage.now = Date.now();
		stage.happen(event, 'first@example.com');
		stage.happen(event, 'latest@example.com');
		const before = stage.staticData;
		expect(emailsOf(await stage.poll('manual'))).toEqual(['latest@example.com']);
		expect(stage.staticData).toEqual(before);
	});
});

test('nothing to show in a test is said', async () => {
	const stage = new Stage({ events: ['EMAIL_BOUNCE'] });
	await expect(stage.poll('manual')).rejects.toThrow('SmartLead has no such event yet');
});

test('what a reply tells is what the webhook trigger tells', async () => {
	const stage = new Stage({ shapes: 'live' });
	await stage.poll();
	const place = stage.replied('lead@example.com');
	const { mapId } = stage.link(place);
	const [told] = await stage.poll();
	expect(told).toMatchObject({
		event: 'EMAIL_REPLY',
		leadEmail: 'lead@example.com',
		repliedBy: 'lead@example.com',
		mailbox: 'sender1@example.com',
		campaignId: 301,
		leadId: place.leadId,
		leadMapId: mapId,
		statsId: `stats-${mapId * 100 + 1}`,
		categoryId: null,
		occurredAt: new Date(stage.now).toISOString(),
		isFirstReply: true,
		replyText: 'A reply to mail 1.',
		replyFullText: 'A reply to mail 1.',
	});
});

test('a second reply in a conversation is one event, and not the first', async () => {
	for (const shapes of everyShape) {
		const stage = new Stage({ shapes });
		await stage.poll();
		const place = stage.replied('lead@example.com');
		expect(await stage.poll()).toHaveLength(1);
		stage.now += 5_000;
		stage.sandbox.events.reply(place);
		expect(await stage.poll()).toHaveLength(1);
		expect(await stage.poll()).toEqual([]);
	}
});
