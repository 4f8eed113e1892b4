import { setTimeout as sleep } from 'node:timers/promises';

import { ensurePackages } from '../n8n/install';
import { stopEverything } from '../n8n/processes';
import { RestError } from '../n8n/rest';
import { listAt, textAt } from '../n8n/shapes';
import { takeKey } from '../n8n/smartlead';
import { openProxyDoor, Sandbox, type SandboxOptions } from '../sandbox';
import { startCluster, startedBy, type Cluster } from './cluster';
import {
	executions,
	figuresOf,
	leadsOf,
	phases,
	requestsNeeded,
	workflowFor,
	type Figures,
	type Phase,
} from './job';
import { findPrograms, secret, startPostgres, startRedis, temporaryFolder } from './services';

/** A round may take so long: n8n gives up after ten minutes without an accepted request. */
const phaseWithinMs = 240_000;

interface Result {
	phase: Phase;
	figures: Figures;
	/** How many executions each worker took. */
	shares: number[];
	/** What is wrong with it; empty when nothing is. */
	wrong: string[];
}

function say(line: string): void {
	console.log(line);
}

/** Hands all executions to n8n at once and waits until they have ended. Gives what went wrong. */
async function runAll(cluster: Cluster, phase: Phase, workflowId: string): Promise<string[]> {
	const { main, rest } = cluster;
	await Promise.all(
		Array.from({ length: executions }, async (_, execution) => {
			const response = await fetch(`${main.url}/webhook/${phase.name}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ leads: leadsOf(phase, execution) }),
			});
			if (!response.ok) throw new Error(`The webhook answered ${response.status}`);
			await response.arrayBuffer();
		}),
	);

	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const giveUpAt = Date.now() + phaseWithinMs;
	let ids: string[] = [];
	for (;;) {
		const list = await rest.send(
			'GET',
			`/rest/executions?filter=${filter}&limit=${executions * 2}`,
		);
		const found = listAt(list, 'results');
		ids = found.map((one) => textAt(one, 'id'));
		const open = found.filter((one) =>
			['new', 'running', 'waiting'].includes(textAt(one, 'status')),
		);
		if (found.length >= executions && open.length === 0) break;
		if (Date.now() > giveUpAt) return [`${open.length} of ${found.length} executions did not end`];
		await sleep(1000);
	}

	const wrong = ids.length === executions ? [] : [`${ids.length} executions were stored`];
	for (const id of ids) {
		const run = await rest.execution(id);
		if (run.error) wrong.push(`Execution ${id}: ${run.error.node}: ${run.error.message}`);
		const items = run.output(phase.job.last).length;
		if (items !== phase.leadsEach) wrong.push(`Execution ${id} gave ${items} items`);
	}
	return wrong;
}

/** Publishing is done in the background: until then the address is unknown. */
async function listening(cluster: Cluster, phase: Phase): Promise<void> {
	const giveUpAt = Date.now() + 20_000;
	for (;;) {
		// n8n says for which methods an address is there when it is asked with another one.
		const response = await fetch(`${cluster.main.url}/webhook/${phase.name}`);
		if (/POST/.test(await response.text())) return;
		if (Date.now() > giveUpAt) throw new Error('n8n did not publish the workflow in time.');
		await sleep(200);
	}
}

async function runPhase(
	cluster: Cluster,
	sandbox: Sandbox,
	phase: Phase,
	apiKey: string,
): Promise<Result> {
	const { rest } = cluster;
	say(`${executions} executions at once, ${phase.title} …`);
	const credential = await rest.putCredential({
		name: `SmartLead ${phase.title}`,
		type: 'smartLeadApi',
		data: { apiKey, sendKeyIn: 'query' },
	});
	const stored = await rest.createWorkflow(workflowFor(phase, credential));
	await rest.activate(stored);
	await listening(cluster, phase);
	const before = startedBy(cluster);

	const wrong = await runAll(cluster, phase, stored.id);
	const shares = startedBy(cluster).map((count, worker) => count - (before[worker] ?? 0));
	const figures = figuresOf(phase, sandbox.log);
	if (sandbox.log.length === 0) wrong.push('No request arrived');
	if (shares.some((share) => share === 0)) wrong.push('A worker had nothing to do');
	if (figures.lost > 0 || figures.doubled > 0) wrong.push('Requests were lost or doubled');
	if (figures.strange > 0) wrong.push(`${figures.strange} requests failed or were not expected`);
	const { most } = phase;
	if (most && figures.refused >= most.refused) wrong.push('Too many requests were refused');
	if (most && figures.ratio > most.ratio) wrong.push('It took too long');
	return { phase, figures, shares, wrong };
}

function table(results: Result[]): string {
	const rows = results.map(({ phase, figures, shares }) => [
		phase.title,
		shares.join(' + '),
		`${figures.requests} (${requestsNeeded(phase)})`,
		`${(figures.refused * 100).toFixed(1)} %`,
		`${(figures.tookMs / 1000).toFixed(1)} s`,
		figures.ratio.toFixed(2),
		String(figures.lost),
		String(figures.doubled),
	]);
	const head = [
		'Phase',
		'Executions',
		'Requests (needed)',
		'Refused',
		'Time',
		'Time ÷ bound',
		'Lost',
		'Doubled',
	];
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [line(head), rule, ...rows.map(line)].join('\n');
}

let stopping = false;

/** npm and tsx both pass a signal on: it may come twice. */
function stopOnSignal(): void {
	const stop = () => {
		if (stopping) return;
		stopping = true;
		say('\nStopping …');
		void stopEverything();
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

	// A signal sent to npm alone ends npm and never reaches us: all that is seen is a new parent.
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent) stop();
	}, 500).unref();
}

async function work(): Promise<Result[]> {
	const programs = findPrograms();
	await ensurePackages(say);
	const folder = temporaryFolder('n8n-queue');
	const postgresFolder = temporaryFolder('n8n-queue-postgres');
	// Each round has a key of its own: what was learnt of a key's limits stays in the workers.
	const keys = phases.map(() => secret());
	const options: SandboxOptions = { keys };
	const sandbox = new Sandbox(options);
	const door = await openProxyDoor(sandbox, { folder: folder.path });
	try {
		say('Starting Redis and Postgres …');
		const services = [
			await startRedis(programs, folder.path),
			await startPostgres(programs, postgresFolder.path),
		];
		const cluster = await startCluster({ folder: folder.path, services, door, report: say });
		const results: Result[] = [];
		for (const [index, phase] of phases.entries()) {
			options.limits = phase.limits;
			sandbox.reset();
			const result = await runPhase(cluster, sandbox, phase, keys[index] ?? '');
			for (const one of result.wrong) say(`  ${one}`);
			results.push(result);
		}
		return results;
	} finally {
		await stopEverything();
		await door.close();
		folder.remove();
		postgresFolder.remove();
	}
}

/** `npm run test:queue`: ten executions at once in n8n's queue mode, with one key under one limit. */
async function main(): Promise<number> {
	const started = Date.now();
	// The real key has no business here.
	takeKey();
	stopOnSignal();
	try {
		const results = await work();
		if (stopping) return 1;
		say(`\n${table(results)}\n`);
		const failed = results.filter(({ wrong }) => wrong.length > 0).length;
		say(`${Math.round((Date.now() - started) / 1000)} s`);
		// The wording of Jest, which CI counts.
		const parts = [
			...(failed > 0 ? [`${failed} failed`] : []),
			...(results.length > failed ? [`${results.length - failed} passed`] : []),
			`${results.length} total`,
		];
		say(`Tests:       ${parts.join(', ')}`);
		return failed === 0 ? 0 : 1;
	} catch (error) {
		// What breaks because we are stopping is no news.
		if (stopping) return 1;
		const said =
			error instanceof Error || error instanceof RestError ? error.message : String(error);
		console.error(`\n${said}`);
		return 1;
	}
}

void main().then((code) => process.exit(code));
