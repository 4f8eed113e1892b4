/**
 * State that the items of one run share: made by the first that asks, and dropped with the run.
 * `inRun` is that of a job.
 */
export function perRun<T>(make: () => T): (inRun: object) => T {
	const kept = new WeakMap<object, { value: T }>();
	return (inRun) => {
		const known = kept.get(inRun) ?? { value: make() };
		kept.set(inRun, known);
		return known.value;
	};
}
