import type { Clock } from '../../../nodes/engine/rateLimit/limiter';

interface Sleeper {
	at: number;
	wake(): void;
}

/** No test sleeps that often. */
const endless = 2_000_000;

/** A clock that jumps from one sleeper to the next: an hour of waiting takes a blink. */
export class VirtualClock implements Clock {
	/** By the time at which they wake, the earliest first; of one time in the order they fell asleep. */
	private readonly sleepers: Sleeper[] = [];
	private time = 0;

	/** `wall`: the time of day at which it starts. */
	constructor(private readonly wall = Date.UTC(2026, 0, 15, 10, 30)) {}

	now(): number {
		return this.time;
	}

	/** The time of day, as ms since 1970. */
	date(): number {
		return this.wall + this.time;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			const stop = () => {
				const index = this.sleepers.indexOf(sleeper);
				if (index >= 0) this.sleepers.splice(index, 1);
				reject(new Error('woken'));
			};
			const sleeper: Sleeper = {
				at: this.time + ms,
				wake: () => {
					signal?.removeEventListener('abort', stop);
					resolve();
				},
			};
			if (signal?.aborted) {
				stop();
				return;
			}
			signal?.addEventListener('abort', stop, { once: true });
			this.sleepers.splice(this.placeFor(sleeper.at), 0, sleeper);
		});
	}

	/** How many wait for a time to come. */
	get sleeping(): number {
		return this.sleepers.length;
	}

	/** Lets time pass until the work is done; fails when nobody sleeps and it still is not. */
	async until<T>(work: Promise<T>): Promise<T> {
		let done = false;
		const ended = work.finally(() => (done = true));
		ended.catch(() => undefined);
		for (let steps = 0; steps < endless; steps++) {
			await turnOfLoop();
			if (done) return await ended;
			const next = this.sleepers.shift();
			if (!next) throw new Error('Everybody waits and nobody sleeps');
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
		throw new Error('It has no end');
	}

	/** Lets this much time pass. */
	async pass(ms: number): Promise<void> {
		await this.until(this.sleep(ms));
		await turnOfLoop();
	}

	private placeFor(at: number): number {
		let [low, high] = [0, this.sleepers.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.sleepers[middle].at <= at) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** Taken before a test replaces it by fake time. */
const soon = setImmediate;

/** Everything that hangs on promises alone happens before it. */
const turnOfLoop = async () => await new Promise<void>((resolve) => soon(resolve));
