import { inFakeTime } from '../engine/hurry';
import { emailsOf, Stage } from './stage';

// What is refused is asked for again, after a while.
inFakeTime();

test('a 429 is waited out', async () => {
	const stage = new Stage();
	await stage.poll();
	stage.replied('lead@example.com');
	stage.sandbox.misbehave({
		id: 'inbox.getReplies',
		answer: {
			status: 429,
			headers: { 'retry-after': '1' },
			body: '{"message":"Too many requests"}',
		},
	});
	expect(emailsOf(await stage.poll())).toEqual(['lead@example.com']);
});

test('a wrong key is said, costs one request and loses nothing', async () => {
	const stage = new Stage({ events: ['EMAIL_REPLY', 'EMAIL_BOUNCE'], campaignIds: [301, 302] });
	await stage.poll();
	stage.happen('EMAIL_BOUNCE', 'lead@example.com');
	const before = stage.sandbox.log.length;
	stage.key = 'another key of nobody';
	await expect(stage.poll()).rejects.toThrow(/key/i);
	expect(stage.sandbox.log.length - before).toBe(1);
	stage.key = stage.apiKey;
	expect(emailsOf(await stage.poll())).toEqual(['lead@example.com']);
});

test('a campaign that is gone does not silence the others', async () => {
	const stage = new Stage({ events: ['EMAIL_BOUNCE'], campaignIds: [301, 302] });
	await stage.poll();
	stage.sandbox.state.campaigns.delete(302);
	stage.happen('EMAIL_BOUNCE', 'lead@example.com');
	expect(emailsOf(await stage.poll())).toEqual(['lead@example.com']);
	expect(stage.logged.join()).toContain('could not read everything');
	// With nothing to tell, it is said where everybody sees it.
	await expect(stage.poll()).rejects.toThrow(/campaign/i);
});

test('publishing with a campaign that is not there fails', async () => {
	const stage = new Stage({ events: ['EMAIL_BOUNCE'], campaignIds: [301, 999] });
	await expect(stage.poll()).rejects.toThrow(/campaign/i);
	expect(JSON.stringify(stage.staticData)).not.toContain('polled');
});

test('polls that overlap tell each event once', async () => {
	const stage = new Stage();
	await Promise.all([stage.poll(), stage.poll()]);
	stage.replied('lead@example.com');
	const polls = await Promise.all([stage.poll(), stage.poll(), stage.poll()]);
	expect(emailsOf(polls.flat())).toEqual(['lead@example.com']);
});

test('an answer that is no list is an error, never nothing', async () => {
	const stage = new Stage();
	await stage.poll();
	stage.sandbox.misbehave({ id: 'inbox.getReplies', answer: { status: 200, body: '{"ok":true}' } });
	await expect(stage.poll()).rejects.toThrow();
});
