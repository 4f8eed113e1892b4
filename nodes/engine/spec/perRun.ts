/**
 * What an item of a run leaves for those after it: made once for each run, and dropped with it.
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
