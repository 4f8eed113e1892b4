import { bound } from '../engine/rateLimit/traffic';
import { editFields, leadRow, ours, theirs } from './chains';
import { Lane, runAlone, type Result } from './runs';
import type { Input, Measure, Setting, Step } from './tasks';

const burst = { max: 10, perMs: 2000 };
const minute = { max: 60, perMs: 60_000 };

/** One line of the table. */
export interface Row {
	job: string;
	latencyMs: number;
	node: 'SmartLead' | 'HTTP Request';
	result: Result;
	/** Leads or rows that the job is about. */
	wanted: number;
	/** Leads or rows that never arrived, and that arrived more than once. */
	lost: number;
	doubled: number;
	/** Time over the bound; `computed` from the number of requests and the limit. */
	ratio?: number;
	computed?: true;
	/** CPU per item over that of the HTTP Request node in the same job; how CPU compares per request. */
	cpu?: number;
	/** Peak memory over that of Edit Fields with the same items. */
	memory?: number;
	/** What the target says of it. */
	limit?: 'announced' | 'silent';
}

export interface Job {
	name: string;
	steps: keyof typeof ours;
	/** Requests that it takes at least. */
	requests: number;
	/** Leads in the campaign, or to be added. */
	leads: number;
	/** How many requests may be under way at once. */
	overlap: 1 | 5;
	windows: Setting['windows'];
	limit?: 'announced' | 'silent';
	/** What tells the items apart that come out. */
	identity: string;
	memory?: true;
	their?: { steps: Step[]; unlimited?: true; identity: string };
}

/** The jobs that are measured one after the other. */
export const jobs: Job[] = [
	{
		name: 'Add 10,000 leads',
		steps: 'add',
		requests: 25,
		leads: 10_000,
		overlap: 1,
		windows: [burst],
		limit: 'announced',
		identity: 'email',
		memory: true,
		their: { steps: theirs.add, unlimited: true, identity: 'message' },
	},
	{
		name: 'Read 10,000 leads (Return All)',
		steps: 'list',
		requests: 100,
		leads: 10_000,
		overlap: 5,
		windows: [burst],
		limit: 'announced',
		identity: 'id',
		memory: true,
		their: { steps: theirs.list, unlimited: true, identity: 'lead.id' },
	},
	{
		name: '60 single writes',
		steps: 'write',
		requests: 60,
		leads: 60,
		overlap: 1,
		windows: [burst],
		limit: 'announced',
		identity: 'message',
		their: { steps: theirs.write, identity: 'message' },
	},
	{
		name: '60 single reads',
		steps: 'read',
		requests: 60,
		leads: 60,
		overlap: 5,
		windows: [burst],
		limit: 'announced',
		identity: 'id',
		their: { steps: theirs.read, identity: 'id' },
	},
	{
		name: 'Export 50,000 rows',
		steps: 'export',
		requests: 1,
		leads: 50_000,
		overlap: 5,
		windows: [burst],
		identity: 'email',
		memory: true,
		their: { steps: theirs.export, identity: 'email' },
	},
];

/** Those that mostly wait: they run beside the others. */
export const slowJobs: Job[] = [
	{
		name: '90 reads, 60 per minute',
		steps: 'read',
		requests: 90,
		leads: 90,
		overlap: 5,
		windows: [burst, minute],
		limit: 'announced',
		identity: 'id',
	},
	{
		name: '150 reads, 60 per minute, not announced',
		steps: 'read',
		requests: 150,
		leads: 150,
		overlap: 5,
		windows: [minute],
		limit: 'silent',
		identity: 'id',
		their: { steps: theirs.readOn, identity: 'id' },
	},
];

export const latencies = [20, 300];

/** Runs one job at one latency with our node and, where that is asked for, with HTTP Request. */
export async function runJob(
	lane: Lane,
	job: Job,
	latencyMs: number,
	report: (line: string) => void,
): Promise<Row[]> {
	const title = `${job.name}, ${latencyMs} ms`;
	const setting: Setting = {
		windows: job.windows,
		announced: job.limit !== 'silent',
		latencyMs,
		leads: job.steps === 'add' ? 0 : job.leads,
	};
	const one: Input = { sample: {}, count: 1 };
	const input = { add: { sample: leadRow, count: job.leads }, list: one, export: one };
	const given = job.steps in input ? input[job.steps as keyof typeof input] : 'leads';

	report(`${title}: SmartLead …`);
	const own = await lane.run(setting, ours[job.steps], given, job.identity, ours.read);
	// The stand-in's own work is not the node's: the latency is what it took to answer.
	const least = bound(
		{ windows: job.windows, counting: 'fixed', headers: true, retryAfter: true },
		{
			processes: [job.overlap],
			requests: Math.ceil(job.requests / job.overlap),
			latency: own.servedMs / own.requests,
		},
	);
	const rows = [rowOf(job, latencyMs, 'SmartLead', own, own.ms / least)];
	if (job.memory) {
		const passed = await passedThrough(job, own);
		rows[0].memory = own.peak / passed.peak;
	}

	const { their } = job;
	if (!their || (their.unlimited && latencyMs !== latencies[0])) return rows;
	report(`${title}: HTTP Request …`);
	const free = { ...setting, windows: [] };
	const other = await lane.run(
		their.unlimited ? free : setting,
		their.steps,
		given,
		their.identity,
		theirs.read,
	);
	if (other.error !== undefined) report(`  It stopped: ${other.error}`);
	const ratio = other.error === undefined ? other.ms / least : undefined;
	const row = rowOf(job, latencyMs, 'HTTP Request', other, ratio);
	if (their.unlimited) {
		row.computed = true;
		row.ratio = ((other.requests / burst.max) * burst.perMs) / least;
	}
	rows.push(row);
	// Where little is done, a single run says little of the processor: `cpuPerRequest` takes several.
	if (their.unlimited || job.requests === 1) {
		row.cpu = 1;
		rows[0].cpu = own.cpuMs / other.cpuMs;
	}
	return rows;
}

export const median = (values: number[]): number =>
	[...values].sort((a, b) => a - b)[values.length >> 1];

function rowOf(
	job: Job,
	latencyMs: number,
	node: Row['node'],
	result: Result,
	ratio?: number,
): Row {
	const writes = job.steps === 'add' || job.steps === 'write';
	const { written, doubled, items, distinct } = result;
	return {
		job: job.name,
		latencyMs,
		node,
		result,
		wanted: job.leads,
		lost: job.leads - (writes ? written : distinct),
		doubled: writes ? doubled : items - distinct,
		...(ratio === undefined ? {} : { ratio }),
		...(job.limit && node === 'SmartLead' ? { limit: job.limit } : {}),
	};
}

/** The same items through Edit Fields: what went in, or what came out where nothing went in. */
async function passedThrough(job: Job, { sample }: Measure): Promise<Measure> {
	const input = { sample: job.steps === 'add' ? leadRow : sample, count: job.leads };
	return await runAlone(editFields, input, 'email');
}

/** 100,000 leads: what they need of memory, against Edit Fields. */
export async function runMemory(lane: Lane, report: (line: string) => void): Promise<Row> {
	const [job] = jobs;
	const many = {
		...job,
		name: 'Add 100,000 leads',
		leads: 100_000,
		requests: 250,
		their: undefined,
	};
	const [row] = await runJob(lane, many, latencies[0], report);
	return row;
}
