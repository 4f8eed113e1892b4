import { randomFill } from 'node:crypto';

import { isAnswering } from '../sandbox';
import { awake } from './keys';

/** Taken before it is replaced by fake time. */
const later = setTimeout;

/** Node's own: the one of fake time differs in "now" alone, and makes dates many times slower. */
const nodes = Intl;

/** No test waits for longer; who does would wait for ever. */
const longest = 7_200_000;

/** Time that passes only where `hurry` lets it; what does no waiting goes on as ever. */
export const fakeTime = () => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
	Object.assign(globalThis, { Intl: nodes });
};

/** For the tests of a file, or of a block. */
export function inFakeTime(): void {
	beforeEach(() => {
		fakeTime();
	});
	afterEach(() => {
		jest.useRealTimers();
	});
}

/** In fake time, work that is hurried; otherwise it takes its time. */
export const inItsTime = async <T>(
	work: Promise<T>,
	news?: () => unknown,
	turns?: number,
): Promise<T> => await ('clock' in setTimeout ? hurry(work, news, turns) : work);

interface Work {
	/** Since when. */
	start: number;
	/** Changes whenever something has happened to it. */
	news: () => unknown;
	/** So many turns of Node's loop without anything, and it waits. */
	turns: number;
}

/** What is hurried. */
const works = new Map<Promise<unknown>, Work>();
let driver: Promise<void> | undefined;

/**
 * Waits for work that sleeps: as soon as nothing else happens, it is the time of the next timer.
 * Minutes of fake time take milliseconds. `news` changes whenever something has happened.
 */
export async function hurry<T>(
	work: Promise<T>,
	news: () => unknown = () => 0,
	turns = mostTurns,
): Promise<T> {
	works.set(work, { start: awake(), news, turns });
	const ended = work.finally(() => works.delete(work));
	ended.catch(() => undefined);
	// One for all: two would take each other's time.
	driver ??= drive();
	await Promise.race([ended, driver]);
	return await ended;
}

async function drive(): Promise<void> {
	const news = () => JSON.stringify([...works.values()].map((one) => one.news()));
	const longestYet = () => awake() - Math.min(...[...works.values()].map(({ start }) => start));
	try {
		while (works.size > 0) {
			for (let last = ''; works.size > 0 && last !== news(); ) {
				last = news();
				await rest();
			}
			if (works.size > 0 && jest.getTimerCount() > 0) jest.advanceTimersToNextTimer();
			if (longestYet() > longest) throw new Error('Hours have passed without an end');
		}
	} finally {
		driver = undefined;
	}
}

/** An answer that is on its way comes before that. */
const longestAnswer = 500_000;

/** More turns of Node's loop than anything takes from one request, or timer, to the next. */
const mostTurns = 60;

/** Enough for what asks nobody and leaves nothing to a thread. */
export const fewTurns = 3;

const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));
const millisecond = async () => await new Promise<void>((resolve) => later(resolve, 1));

/** There and back; what was given to Node's threads before has at least begun. */
const throughThread = async () =>
	await new Promise<void>((resolve) => randomFill(Buffer.alloc(1), () => resolve()));

/**
 * Lets everything happen that does not wait for fake time; what a thread of Node's does, too. Sleeps
 * only where something else does: a test of many waits would spend most of its time here.
 */
async function rest(): Promise<void> {
	// Of whatever is hurried by now: more may begin at any time.
	const turns = () => Math.max(0, ...[...works.values()].map((one) => one.turns));
	for (let quiet = 0, answers = 0; quiet < turns(); quiet++) {
		if (isAnswering()) {
			quiet = 0;
			if (answers++ > longestAnswer) throw new Error('An answer is on its way and never comes');
			await (answers % 50 === 0 ? millisecond() : turn());
		} else await (quiet % 10 === 9 ? throughThread() : turn());
	}
}
