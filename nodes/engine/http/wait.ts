import { sleep } from 'n8n-workflow';

/** How long a person at a dropdown, an activation or a tool call is kept waiting, in ms. */
export const shortWait = 20_000;

/**
 * A wait is taken in slices: before n8n 2.34, `sleep` knows no signal, and what is left of it when a
 * wait has ended keeps the process alive.
 */
const slice = 1000;

/** Waits. An aborted signal ends it at once with an error, on every version of n8n. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
	for (let remaining = ms; remaining > 0 && !signal.aborted; remaining -= slice) {
		await endable(Math.min(remaining, slice), signal);
	}
	signal.throwIfAborted();
}

const endable = async (ms: number, signal: AbortSignal): Promise<unknown> =>
	await new Promise((resolve) => {
		signal.addEventListener('abort', resolve);
		sleep(ms, signal)
			.then(resolve, resolve)
			.finally(() => signal.removeEventListener('abort', resolve));
	});
