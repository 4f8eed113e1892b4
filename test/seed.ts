/**
 * What chance draws from in a test: another seed every day (UTC), so that a change that passes here
 * passes in CI. It stands in the title of each test that uses it: `SEED=…` before the command draws
 * the same again. `RUNS=10` draws ten times as often.
 */
export const seed = Number(process.env.SEED ?? Math.floor(Date.now() / 86_400_000));

/** How often a property is tried, or how much is sampled. */
export const times = (runs: number): number => Math.ceil(runs * Number(process.env.RUNS ?? 1));

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
