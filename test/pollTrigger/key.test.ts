import { asunder, inAnswer } from '../engine/asunder';
import { inFakeTime } from '../engine/hurry';
import { Stage } from './stage';

// What is refused is asked for again, after a while.
inFakeTime();

/** The stage looks for the key in what comes of a poll. */
test.each(asunder)('a key %s is in no event', async (_, write) => {
	const stage = new Stage({ shapes: 'live' });
	await stage.poll();
	stage.replied('lead9@example.com');
	stage.sandbox.misbehave(inAnswer(write(stage.apiKey)));
	expect(await stage.poll()).not.toEqual([]);
	expect(await stage.poll('manual')).toHaveLength(1);
});
