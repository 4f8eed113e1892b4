import { isAnswering } from '../sandbox';
import { awake } from './keys';

/** Taken before it is replaced by fake time. */
const later = setTimeout;

/** No test waits for longer; who does would wait for ever. */
const longest = 7_200_000;

/** Time that passes only where `hurry` lets it; what does no waiting goes on as ever. */
export const fakeTime = () =>
	jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });

/**
 * Waits for work that sleeps: as soon as nothing else happens, it is the time of the next timer.
 * Minutes of fake time take milliseconds. `news` changes whenever something has happened.
 */
export async function hurry<T>(work: Promise<T>, news: () => unknown = () => 0): Promise<T> {
	let done = false;
	const start = awake();
	const ended = work.finally(() => (done = true));
	ended.catch(() => undefined);
	while (!done) {
		for (let last: unknown; !done && last !== news(); ) {
			last = news();
			await rest(() => done);
		}
		if (!done && jest.getTimerCount() > 0) jest.advanceTimersToNextTimer();
		if (awake() - start > longest) throw new Error('Hours have passed without an end');
	}
	return await ended;
}

/** An answer that is on its way comes before that. */
const longestAnswer = 10_000;

/** More turns of Node's loop than anything takes from one request, or timer, to the next. */
const turns = 20;

/** Lets everything happen that does not wait for fake time. */
async function rest(done: () => boolean): Promise<void> {
	for (let quiet = 0, answers = 0; quiet < turns && !done(); quiet++) {
		if (isAnswering()) {
			quiet = 0;
			if (answers++ > longestAnswer) throw new Error('An answer is on its way and never comes');
			await new Promise<void>((resolve) => later(resolve, 1));
		} else await new Promise<void>((resolve) => setImmediate(resolve));
	}
}
