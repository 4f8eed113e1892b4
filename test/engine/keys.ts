/** How many keys there are: more than a test uses at once. */
const count = 16;
/** After so long nothing is remembered of a key, in ms. */
const day = 86_400_000;

let given = 0;
/** The time that has passed between tests, in ms. */
let slept = 0;
const later = new WeakSet<() => number>();

/**
 * A key that has no limit, as a day has passed since it was used. The same few come again and again:
 * the pattern that finds a key in all its forms takes V8 some 20 ms, once for each key.
 */
export function freshKey(): string {
	sleepADay();
	// Odd enough to differ in every form that a URL or JSON gives it.
	return `k3y+of/the "tests"-${(given++ % count) + 10}-0123456789`;
}

/** Milliseconds of the process, or of fake time, without the days between tests. */
export const awake = (): number => performance.now() - (later.has(performance.now) ? slept : 0);

function sleepADay(): void {
	slept += day;
	if (later.has(performance.now)) return;
	// Fake time brings a function of its own.
	const now = performance.now.bind(performance);
	performance.now = () => now() + slept;
	later.add(performance.now);
}
