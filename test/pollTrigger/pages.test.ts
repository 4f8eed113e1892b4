import { everyShape } from '../sandbox';
import { inFakeTime } from '../engine/hurry';
import { emailsOf, Stage } from './stage';

// What is refused is asked for again, after a while.
inFakeTime();

/** More than two pages of the inbox. */
const many = (stage: Stage, count = 45, word = 'lead') =>
	Array.from({ length: count }, (_, number) => {
		const email = `${word}${number}@example.org`;
		stage.replied(email);
		return email;
	});

test.each(everyShape)('%s: 45 replies at once come page by page, each once', async (shapes) => {
	const stage = new Stage({ shapes });
	await stage.poll();
	const emails = many(stage);
	expect(emailsOf(await stage.poll())).toEqual(emails);
	expect(await stage.poll()).toEqual([]);
	stage.restart();
	expect(await stage.counted()).toEqual({ requests: 1, events: [] });
});

test('nothing old comes where the first page was full', async () => {
	const stage = new Stage();
	many(stage);
	await stage.poll();
	// The second page of the first poll is looked at now.
	const later = many(stage, 30, 'later');
	expect(emailsOf(await stage.poll())).toEqual(later);
});

test.each(everyShape)(
	'%s: what ends on page 2 loses nothing and doubles nothing',
	async (shapes) => {
		const stage = new Stage({ shapes });
		await stage.poll();
		const emails = many(stage);
		const before = stage.staticData;
		stage.sandbox.misbehave({
			id: 'inbox.getReplies',
			skip: 2,
			answer: { status: 400, body: '{"message":"No"}' },
		});
		await expect(stage.poll()).rejects.toThrow(/No/);
		expect(stage.staticData).toEqual(before);
		stage.restart();
		expect(emailsOf(await stage.poll())).toEqual(emails);
		expect(await stage.poll()).toEqual([]);
	},
);

test('n8n that ends between the poll and its memory gets the events again, and loses none', async () => {
	const stage = new Stage();
	await stage.poll();
	const stored = stage.staticData;
	stage.replied('lead@example.com');
	expect(await stage.poll()).toHaveLength(1);
	stage.restart(stored);
	expect(await stage.poll()).toHaveLength(1);
});

test('quiet polls need not be stored', async () => {
	const stage = new Stage();
	await stage.poll();
	const stored = stage.staticData;
	for (let polls = 0; polls < 3; polls++) await stage.poll();
	stage.replied('lead@example.com');
	stage.restart(stored);
	expect(emailsOf(await stage.poll())).toEqual(['lead@example.com']);
});

test('a reply that comes in late, behind newer ones, is told', async () => {
	const stage = new Stage();
	await stage.poll();
	stage.replied('on.time@example.com');
	stage.now += 600_000;
	stage.replied('newer@example.com');
	expect(await stage.poll()).toHaveLength(2);
	const late = stage.replied('late@example.com');
	stage.link(late).lastEventAt = new Date(stage.now - 300_000).toISOString();
	expect(emailsOf(await stage.poll())).toEqual(['late@example.com']);
	expect(await stage.poll()).toEqual([]);
});

test('replies of the same moment at the edge of a page', async () => {
	const stage = new Stage();
	await stage.poll();
	const emails = many(stage);
	const moment = new Date(stage.now).toISOString();
	for (const link of stage.sandbox.state.campaignLeads.values()) {
		if (link.replyCount > 0 && link.lastEventAt !== null && link.lastEventAt > '2026-02')
			link.lastEventAt = moment;
	}
	expect(emailsOf(await stage.poll()).sort()).toEqual([...emails].sort());
	expect(await stage.poll()).toEqual([]);
});

test('250 bounces, in pages of 100', async () => {
	const stage = new Stage({ events: ['EMAIL_BOUNCE'] });
	for (let number = 0; number < 150; number++)
		stage.happen('EMAIL_BOUNCE', `b${number}@example.org`);
	expect(await stage.poll()).toEqual([]);
	expect((await stage.counted()).requests).toBe(1);
	for (let number = 0; number < 100; number++)
		stage.happen('EMAIL_BOUNCE', `c${number}@example.org`);
	const { events, requests } = await stage.counted();
	expect(new Set(emailsOf(events)).size).toBe(100);
	expect(requests).toBe(3);
	expect(await stage.poll()).toEqual([]);
});

test('the memory stays small, whatever comes', async () => {
	const stage = new Stage({ startFrom: 'date', startDate: '2026-02-01' });
	many(stage, 1_200);
	expect(await stage.poll()).toHaveLength(1_200);
	expect(JSON.stringify(stage.staticData).length).toBeLessThan(80_000);
	stage.restart();
	expect(await stage.poll()).toEqual([]);
	stage.replied('next@example.com');
	expect(emailsOf(await stage.poll())).toEqual(['next@example.com']);
});
