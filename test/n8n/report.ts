/** Where progress is told, a line at a time. */
export type Report = (line: string) => void;

/** Says every while how far the work is, and how long it has taken, until it is done. */
export async function whileWaiting<T>(
	work: Promise<T>,
	report: Report,
	howFar: () => string,
	everyMs = 15_000,
): Promise<T> {
	const started = Date.now();
	const timer = setInterval(() => {
		report(`  … ${howFar()}, ${Math.round((Date.now() - started) / 1000)} s`);
	}, everyMs);
	try {
		return await work;
	} finally {
		clearInterval(timer);
	}
}
