import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { pinned } from '../n8n/application';
import { projectFolder, workFolder } from '../n8n/folders';
import { runToEnd } from '../n8n/processes';
import { Child } from './child';
import type { Files } from './loading';
import type { Input, Loading, Measure, Opened, Setting, Step, Task, Witness } from './tasks';

const folder = join(workFolder, 'bench');
/** Below test/n8n, so that the code finds the pinned n8n and nothing else. */
const code = join(folder, 'code', 'test', 'bench');

/** Compiles the nodes, and what runs them, to where the pinned n8n is found. */
export async function compile(): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const stdoutFile = join(folder, 'tsc.log');
	const status = await runToEnd({
		file: process.execPath,
		args: [require.resolve('typescript/bin/tsc'), '-p', join(__dirname, 'tsconfig.json')],
		cwd: projectFolder,
		env: process.env,
		stdoutFile,
	});
	if (status !== 0) throw new Error(`The nodes could not be compiled: ${stdoutFile}`);
}

/** A process with the pinned Node.js that leads to one sandbox and nowhere else. */
function subject(script: string, opened?: Opened, flags: string[] = []): Child {
	return Child.start(join(code, script), {
		execPath: pinned.nodeBinary,
		// Profiles of the subjects: BENCH_NODE_OPTIONS=--cpu-prof npm run bench
		execArgv: [...flags, ...(process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean)],
		cwd: folder,
		env: {
			PATH: process.env.PATH,
			NODE_ENV: 'production',
			N8N_USER_FOLDER: folder,
			N8N_ENCRYPTION_KEY: 'only-for-the-bench',
			N8N_LOG_LEVEL: 'silent',
			...(opened
				? { HTTPS_PROXY: opened.url, NODE_EXTRA_CA_CERTS: opened.caFile, NO_PROXY: 'localhost' }
				: {}),
		},
	});
}

export interface Result extends Measure, Witness {}

/** One lane of runs: a sandbox in a process of its own, a new one for each run. */
export class Lane {
	private readonly server = Child.start(join(__dirname, 'server.ts'), {
		execArgv: ['--import', 'tsx'],
		cwd: projectFolder,
	});

	/** `flags`: what Node.js is started with for each run. */
	constructor(private readonly flags: string[] = []) {}

	/** Runs a chain in a fresh process against a fresh sandbox. */
	async run(
		setting: Setting,
		steps: Step[],
		input: Input | 'leads',
		identity: string,
		warmUp: Step[],
	): Promise<Result> {
		const opened = await this.server.ask<Opened>(setting);
		const lead = (count: number): Input => ({
			sample: { leadId: '#' },
			count,
			from: opened.firstLead,
		});
		const process = subject('subject.js', opened, this.flags);
		const task: Task = {
			steps,
			input: input === 'leads' ? lead(setting.leads) : input,
			key: opened.key,
			identity,
			// Where there is no lead the answer is a 404, which warms as well.
			warmUp: { steps: warmUp, input: lead(1), key: opened.warmUpKey },
		};
		const measure = await process.ask<Measure>(task);
		process.stop();
		return { ...measure, ...(await this.server.ask<Witness>('witness')) };
	}

	close(): void {
		this.server.stop();
	}
}

/** Runs a chain that asks nobody. */
export async function runAlone(steps: Step[], input: Input, identity: string): Promise<Measure> {
	const process = subject('subject.js');
	const measure = await process.ask<Measure>({ steps, input, key: '', identity });
	process.stop();
	return measure;
}

/** Loads the one, then the other, in one process. */
export async function loadInTurn(first: Files, second: Files): Promise<[Loading, Loading]> {
	const process = subject('loading.js');
	const loads: [Loading, Loading] = [await process.ask(first), await process.ask(second)];
	process.stop();
	return loads;
}
