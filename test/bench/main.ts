import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ensurePackages } from '../n8n/install';
import { projectFolder } from '../n8n/folders';
import { cpuPerRequest } from './cpu';
import { jobs, latencies, median, runJob, runMemory, slowJobs, type Job, type Row } from './jobs';
import { compile, Lane, loadInTurn } from './runs';
import { benchTable, loadingSentence, targets, targetTable, type LoadTimes } from './table';

/**
 * `npm run bench`: prints the table, and writes it into docs/bench.md and README.md. With a part of the
 * names of jobs (`npm run bench -- "Add 10,000"`) it runs these alone, and prints them.
 */
async function main(): Promise<number> {
	const started = Date.now();
	await ensurePackages(say);
	say('Compiling the nodes …');
	await compile();

	const wanted = process.argv[2];
	if (wanted !== undefined) {
		const rows = await inLane((lane) => runEach(lane, named(wanted)));
		say(`\n${benchTable(rows)}`);
		return 0;
	}

	const load = await loading();
	// What mostly waits goes on beside the rest, each in a lane of its own.
	const slow = Promise.all(
		slowJobs.flatMap((job) =>
			latencies.map(async (latencyMs) => await inLane((lane) => runJob(lane, job, latencyMs, say))),
		),
	);
	// Eight processes start there; what is measured now would be measured with them.
	await sleep(10_000);
	const rows = await inLane(async (lane) => {
		const found = await runEach(lane, jobs);
		found.push(await runMemory(lane, say));
		for (const job of jobs.filter(({ requests }) => requests === 60)) {
			const cpu = await cpuPerRequest(job, say);
			const [own, other] = found.filter((row) => row.job === job.name);
			Object.assign(own, { cpu });
			Object.assign(other, { cpu: 1 });
		}
		return found;
	});
	rows.push(...(await slow).flat());

	const seconds = Math.round((Date.now() - started) / 1000);
	const list = targets(rows, load);
	const table = benchTable(rows);
	say(`\n${table}\n\n${targetTable(list)}\n\n${loadingSentence(load)}\n(${seconds} s)`);
	between('README.md', shortTable(table));
	between(
		join('docs', 'bench.md'),
		`${table}\n\n${targetTable(list)}\n\n${loadingSentence(load)} Measured on ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}) in ${seconds} s.`,
	);
	// Times depend on the machine; counts do not.
	return list.some(({ holds, counted }) => counted && !holds) ? 1 : 0;
}

/** The jobs with this in their names. */
function named(part: string): Job[] {
	const found = [...jobs, ...slowJobs].filter(({ name }) => name.includes(part));
	if (found.length === 0) throw new Error(`There is no job with "${part}" in its name`);
	return found;
}

async function runEach(lane: Lane, list: Job[]): Promise<Row[]> {
	const rows: Row[] = [];
	for (const job of list) {
		for (const latencyMs of latencies) rows.push(...(await runJob(lane, job, latencyMs, say)));
	}
	return rows;
}

/** What a first look needs: five rows of the table, and who was asked for what. */
function shortTable(table: string): string {
	const cells = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
	const wanted = [
		['Add 10,000 leads', 'SmartLead'],
		['Add 10,000 leads', 'HTTP Request'],
		['60 single writes', 'SmartLead'],
		['60 single writes', 'HTTP Request'],
		['Export 50,000 rows', 'SmartLead'],
	];
	const rows = wanted.map(([job, node]) =>
		cells.find((row) => row[1] === job && row[2] === '20 ms' && row[3] === node),
	);
	const [head = []] = cells;
	// Job, node, requests, lost, doubled, time.
	const line = (row: string[]) => `| ${[1, 3, 4, 6, 7, 8].map((at) => row[at]).join(' | ')} |`;
	return [
		line(head),
		'| --- | --- | --- | --- | --- | --- |',
		...rows.map((row = []) => line(row)),
	].join('\n');
}

async function inLane<T>(work: (lane: Lane) => Promise<T>): Promise<T> {
	const lane = new Lane();
	try {
		return await work(lane);
	} finally {
		lane.close();
	}
}

/** In turn, as who comes second finds more in the caches. */
async function loading(): Promise<LoadTimes> {
	say("Loading the nodes and n8n's HubSpot node …");
	const { n8n } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	};
	const ours = { ours: n8n.nodes.map((file) => file.replace(/^dist\//, '')) };
	const base = { base: 'Hubspot/Hubspot.node.js' };
	const pairs = [];
	for (let round = 0; round < 3; round++) {
		const [first, second] = await loadInTurn(ours, base);
		const [third, fourth] = await loadInTurn(base, ours);
		pairs.push([first, second] as const, [fourth, third] as const);
	}
	return {
		ours: median(pairs.map(([{ ms }]) => ms)),
		hubSpot: median(pairs.map(([, { ms }]) => ms)),
		operations: { ours: pairs[0][0].operations, hubSpot: pairs[0][1].operations },
	};
}

/** Replaces what stands between the marks of a file. */
function between(file: string, text: string): void {
	const path = join(projectFolder, file);
	const [begin, end] = ['<!-- bench -->', '<!-- /bench -->'];
	const whole = readFileSync(path, 'utf8');
	const from = whole.indexOf(begin);
	const to = whole.indexOf(end);
	if (from < 0 || to < from) throw new Error(`${file} has no place for the table`);
	writeFileSync(path, `${whole.slice(0, from)}${begin}\n\n${text}\n\n${whole.slice(to)}`);
}

function say(line: string): void {
	console.log(line);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
