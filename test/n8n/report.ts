/** Where progress is told, a line at a time. */
export type Report = (line: string) => void;

/** Repeats a line with the time gone so far until the work is done. */
export async function whileWaiting<T>(
	work: Promise<T>,
	report: Report,
	line: string,
	everyMs = 15_000,
): Promise<T> {
	const started = Date.now();
	const timer = setInterval(() => {
		report(`  … ${line} (${Math.round((Date.now() - started) / 1000)} s)`);
	}, everyMs);
	try {
		return await work;
	} finally {
		clearInterval(timer);
	}
}
