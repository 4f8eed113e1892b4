import fc from 'fast-check';

import type { NodeRun } from '../engine/runNode';
import { stage, type Stage } from '../engine/stage';
import { chance, seed, times } from '../seed';

/** No schedule takes longer than this, waits and all. */
const hours = 2 * 3_600_000;

/** Of fewer tries it may well be that all of them go the same way. */
const enough = 60;

/** What the user reads of a request that may have been carried out. */
export const mayHave = 'This may or may not have happened in SmartLead';

/**
 * A stage, and a way to try a property on it often. The seed belongs into the title of the test. The
 * property says whether all went well: where that never or always is so, it shows nothing.
 */
export function propertyStage(options: Parameters<typeof stage>[0] = {}): Stage & {
	holds<T>(
		runs: number,
		given: fc.Arbitrary<T>,
		property: (drawn: T) => Promise<boolean>,
	): Promise<void>;
} {
	const staged = stage(options);
	const { sandbox, passed } = staged;

	afterEach(() => {
		jest.restoreAllMocks();
	});

	const holds = async <T>(
		runs: number,
		given: fc.Arbitrary<T>,
		property: (drawn: T) => Promise<boolean>,
	): Promise<void> => {
		let well = 0;
		let tried = 0;
		await fc.assert(
			fc.asyncProperty(given, async (drawn) => {
				sandbox.reset();
				// Waits are spread by chance: for one seed, always in the same way.
				jest.spyOn(Math, 'random').mockImplementation(chance());
				const start = passed();
				tried++;
				if (await property(drawn)) well++;
				expect(passed() - start).toBeLessThan(hours);
			}),
			{
				seed,
				numRuns: times(runs),
			},
		);
		if (tried < enough) return;
		expect(well).toBeGreaterThan(tried / 20);
		expect(well).toBeLessThan(tried);
	};
	return { ...staged, holds };
}

/** Continue On Fail. */
export const goesOn = (on: boolean) =>
	on ? { node: { onError: 'continueRegularOutput' } as const } : {};

/** Every item has come out once, under its own number. */
export function expectPaired({ items }: NodeRun, count: number): void {
	const numbers = items
		.flatMap(({ pairedItem }) => [pairedItem].flat())
		.map((pair) => (typeof pair === 'object' ? pair.item : pair));
	expect(numbers).toEqual(Array.from({ length: count }, (_, item) => item));
}
