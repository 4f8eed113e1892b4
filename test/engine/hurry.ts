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

/**
 * Lets everything happen that does not wait for fake time. An answer takes two real timers of 1 ms
 * inside nock, and Node calls those before a longer one that was set later.
 */
async function rest(done: () => boolean): Promise<void> {
	for (let round = 0; round < 3 && !done(); round++) {
		await new Promise<void>((resolve) => later(resolve, 2));
		for (let turn = 0; turn < 5 && !done(); turn++) {
			await new Promise<void>((resolve) => setImmediate(resolve));
		}
	}
}
