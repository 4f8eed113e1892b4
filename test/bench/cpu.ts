import { oneByOne, ours, theirs } from './chains';
import { latencies, median, type Job } from './jobs';
import { Lane } from './runs';
import type { Setting } from './tasks';

/** How often the processor time of a job is measured for a median: waves of runs beside each other. */
const waves = 2;
const rounds = 6;

/**
 * While a run waits, V8 takes the time to collect what n8n left behind when it was loaded: in one run
 * nothing, in another 300 ms, of which no node is the cause.
 */
const still = ['--expose-gc', '--no-memory-reducer'];

/**
 * Processor time over that of HTTP Request, of jobs that mostly wait. HTTP Request has no limit, because
 * what is refused half-way does less work, and sends one by one, as ours go out: ten in the same moment
 * wake the stand-in once.
 */
export async function cpuPerRequest(job: Job, report: (line: string) => void): Promise<number> {
	const { steps, their, leads } = job;
	if (!their) throw new Error(`${job.name} has nothing to be compared with`);
	report(`${job.name}: CPU, ${waves * rounds} runs of each …`);
	const setting: Setting = {
		windows: job.windows,
		announced: true,
		latencyMs: latencies[0],
		leads,
	};
	const free = { ...setting, windows: [] };
	const pair = async (round: number) => {
		const lane = new Lane(still);
		const own = async () => (await lane.run(setting, ours[steps], 'leads', 'id', ours.read)).cpuMs;
		const other = async () =>
			(await lane.run(free, oneByOne(their.steps), 'leads', 'id', theirs.read)).cpuMs;
		try {
			// In turn, as the processor is not equally fast all the time.
			if (round % 2 === 0) return { own: await own(), other: await other() };
			return { other: await other(), own: await own() };
		} finally {
			lane.close();
		}
	};
	const times = [];
	for (let wave = 0; wave < waves; wave++) {
		times.push(...(await Promise.all(Array.from({ length: rounds }, (_, round) => pair(round)))));
	}
	return median(times.map(({ own }) => own)) / median(times.map(({ other }) => other));
}
