import type { Clock } from '../../nodes/engine/pace';

interface Sleeper {
	at: number;
	wake(): void;
}

/** No test sleeps that often. */
const endless = 200_000;

/** A clock that jumps from one sleeper to the next: an hour of waiting takes a blink. */
export class VirtualClock implements Clock {
	private sleepers: Sleeper[] = [];

	constructor(private time = Date.UTC(2026, 0, 15, 10, 30)) {}

	now(): number {
		return this.time;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			const sleeper = { at: this.time + ms, wake: resolve };
			const stop = () => {
				this.sleepers = this.sleepers.filter((other) => other !== sleeper);
				reject(new Error('woken'));
			};
			if (signal?.aborted) {
				stop();
				return;
			}
			signal?.addEventListener('abort', stop, { once: true });
			this.sleepers.push(sleeper);
		});
	}

	/** Lets time pass until the work is done; fails when nobody sleeps and it still is not. */
	async until<T>(work: Promise<T>): Promise<T> {
		let done = false;
		const ended = work.finally(() => (done = true));
		ended.catch(() => undefined);
		for (let steps = 0; steps < endless; steps++) {
			await turnOfLoop();
			if (done) return await ended;
			if (!this.next()) throw new Error('Everybody waits and nobody sleeps');
		}
		throw new Error('It has no end');
	}

	/** Lets this much time pass. */
	async pass(ms: number): Promise<void> {
		await this.until(this.sleep(ms));
		await turnOfLoop();
	}

	private next(): boolean {
		const [first] = [...this.sleepers].sort((a, b) => a.at - b.at);
		if (!first) return false;
		this.sleepers = this.sleepers.filter((other) => other !== first);
		this.time = Math.max(this.time, first.at);
		first.wake();
		return true;
	}
}

/** Everything that hangs on promises alone happens before it. */
const turnOfLoop = async () => await new Promise<void>((resolve) => setImmediate(resolve));
