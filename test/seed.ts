/**
 * What chance draws from in a test: another seed every day (UTC), so that a change that passes here
 * passes in CI. It stands in the title of each test that uses it: `SEED=…` before the command draws
 * the same again. `RUNS=10` draws ten times as often; from `RUNS=4` on, which `npm run test:full` has,
 * nothing is left out.
 */
export const seed = Number(process.env.SEED ?? Math.floor(Date.now() / 86_400_000));

const runs = Number(process.env.RUNS ?? 1);
const whole = 4;

/** How often a property is tried, or how much is sampled. */
export const times = (once: number): number => Math.ceil(once * runs);

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance(from: number = seed): () => number {
	let state = from >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/**
 * A quarter of what is tried whole in `npm run test:full`, drawn by the seed, in which everything that
 * `kindsOf` names is there at least once. Lists of the same length have another one by their `name`.
 */
export function share<T>(
	all: readonly T[],
	kindsOf: (one: T) => string[] = () => [],
	name = '',
): T[] {
	const random = chance(
		[...name].reduce((sum, one) => Math.imul(sum, 31) + one.charCodeAt(0), seed),
	);
	const shuffled = all.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
	const seen = new Set<string>();
	const drawn = new Set<T>();
	for (const [index, { one }] of shuffled.entries()) {
		const kinds = kindsOf(one).filter((kind) => !seen.has(kind));
		if (kinds.length === 0 && index >= (all.length * runs) / whole) continue;
		for (const kind of kinds) seen.add(kind);
		drawn.add(one);
	}
	return all.filter((one) => drawn.has(one));
}
