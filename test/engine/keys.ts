/** How many keys there are. */
const count = 4;
/** After so long nothing is remembered of a key, in ms. */
const day = 86_400_000;

let given = 0;
/** The time that has passed between tests, in ms. */
let slept = 0;
const later = new WeakSet<() => number>();

beforeEach(() => (given = 0));

/**
 * A key that has no limit: before a test gets its first one, and before the same come again, a day
 * passes. They do come again, as the pattern that finds a key in all its forms takes V8 some 20 ms.
 */
export function freshKey(): string {
	if (given % count === 0) slept += day;
	keepTime();
	// Odd enough to differ in every form that a URL or JSON gives it.
	return `k3y+of/the "tests"-${(given++ % count) + 10}-0123456789`;
}

/** Milliseconds of the process, or of fake time, without the days between tests. */
export const awake = (): number => performance.now() - (later.has(performance.now) ? slept : 0);

/** Adds the days to the clock; fake time brings one of its own. */
function keepTime(): void {
	if (later.has(performance.now)) return;
	const now = performance.now.bind(performance);
	performance.now = () => now() + slept;
	later.add(performance.now);
}
