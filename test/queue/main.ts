/**
 * n8n's queue mode: ten executions at once, on three workers, with one key under one limit. Once
 * where SmartLead says in its headers how much is left, once where it says nothing at all.
 *
 *   npm run test:queue
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { ensureInstalled } from '../n8n/application';
import type { Proxy } from '../n8n/environment';
import { openUserFolder, type UserFolder } from '../n8n/folders';
import { stopEverything } from '../n8n/processes';
import { Rest, type StoredWorkflow } from '../n8n/rest';
import { startServer } from '../n8n/server';
import { installNodes, packNodes } from '../n8n/tarball';
import { isShape, listAt, textAt } from '../n8n/shapes';
import { openProxyDoor, Sandbox } from '../sandbox';
import type { RateLimits } from '../sandbox/types';
import { executions, job, leadsOf, path, seen, type Seen } from './job';
import { startServices } from './services';
import { startWorker } from './worker';

const workers = 3;
const burst = { max: 10, perMs: 2_000 };

interface Phase {
	name: string;
	limits: RateLimits;
	/** What the figures have to keep to. */
	most?: { refused: number; ratio: number };
}

const phases: Phase[] = [
	{
		name: 'with headers',
		limits: { windows: [burst], headers: true, retryAfter: 'both' },
		most: { refused: 0.1, ratio: 1.3 },
	},
	{ name: 'without headers', limits: { windows: [burst], headers: false, retryAfter: 'none' } },
];

const say = (line: string) => console.log(line);

/** What the limit allows at best for so many accepted requests, in milliseconds. */
const boundOf = (accepted: number): number => (Math.ceil(accepted / burst.max) - 1) * burst.perMs;

interface World {
	folder: UserFolder;
	env: NodeJS.ProcessEnv;
	proxy: Proxy;
	rest: Rest;
	url: string;
}

/** Everything that one phase needs is started anew: what a worker learnt of a limit would help the next. */
async function withN8n<T>(
	env: NodeJS.ProcessEnv,
	folder: UserFolder,
	proxy: Proxy,
	work: (world: World) => Promise<T>,
): Promise<T> {
	const server = await startServer({ folder, proxy, env });
	const started: Array<{ stop(): Promise<void> }> = [server];
	try {
		const rest = new Rest(server.url);
		await rest.signIn(folder.login());
		for (let index = 1; index <= workers; index++) {
			started.push(await startWorker(`worker-${index}`, { folder, proxy, env, atOnce: 5 }));
		}
		return await work({ folder, env, proxy, rest, url: server.url });
	} finally {
		for (const one of started.reverse()) await one.stop();
	}
}

/** n8n says of a GET that it takes only POST there, once it listens at all. */
async function listening(url: string): Promise<void> {
	const giveUpAt = Date.now() + 60_000;
	while (!(await (await fetch(url)).text()).includes('POST')) {
		if (Date.now() > giveUpAt) throw new Error('n8n does not listen for the executions');
		await sleep(300);
	}
}

/** Waits until every execution of the workflow has ended; gives their states. */
async function ended(rest: Rest, { id }: StoredWorkflow): Promise<string[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
	const giveUpAt = Date.now() + 240_000;
	for (;;) {
		const answer = await rest.send('GET', `/rest/executions?filter=${filter}`);
		const states = listAt(answer, 'results')
			.filter(isShape)
			.map((one) => textAt(one, 'status'));
		const over = states.filter((state) =>
			['success', 'error', 'crashed', 'canceled'].includes(state),
		);
		if (over.length >= executions) return over;
		if (Date.now() > giveUpAt) return states;
		await sleep(1_000);
	}
}

async function run(
	{ limits }: Phase,
	env: NodeJS.ProcessEnv,
): Promise<{ figures: Seen; states: string[] }> {
	const apiKey = `queue-${randomBytes(12).toString('hex')}`;
	const sandbox = new Sandbox({ keys: [apiKey], limits });
	const folder = openUserFolder('queue');
	const door = await openProxyDoor(sandbox, { folder: folder.path });
	try {
		return await withN8n(env, folder, door, async ({ rest, url }) => {
			const credential = await rest.putCredential({
				name: 'SmartLead (queue)',
				type: 'smartLeadApi',
				data: { apiKey, sendKeyIn: 'query' },
			});
			const stored = await rest.createWorkflow(job(credential));
			await rest.activate(stored);
			await listening(`${url}/webhook/${path}`);
			sandbox.log.length = 0;
			const begun = await Promise.all(
				Array.from({ length: executions }, async (_, index) => {
					const response = await fetch(`${url}/webhook/${path}`, {
						method: 'POST',
						headers: { 'content-type': 'application/json' },
						body: JSON.stringify({ leads: leadsOf(index + 1) }),
					});
					return response.status;
				}),
			);
			if (begun.some((status) => status !== 200)) {
				throw new Error(`n8n did not take the executions: ${begun.join(', ')}`);
			}
			const states = await ended(rest, stored);
			await rest.send('POST', `/rest/workflows/${stored.id}/deactivate`);
			const ids = await rest.executionsOf(stored);
			for (const id of ids) {
				const { raw } = await rest.execution(id);
				if (raw.includes(apiKey)) throw new Error(`The key stands in execution ${id}`);
			}
			return { figures: seen(sandbox), states };
		});
	} finally {
		await door.close();
	}
}

function faultsOf(phase: Phase, figures: Seen, states: string[]): string[] {
	const faults: string[] = [];
	const { requests, refused, took, lost, doubled } = figures;
	const good = states.filter((state) => state === 'success').length;
	if (good !== executions) faults.push(`${good} of ${executions} executions ended well`);
	if (lost > 0) faults.push(`${lost} lost`);
	if (doubled > 0) faults.push(`${doubled} doubled`);
	if (phase.most) {
		if (refused / requests >= phase.most.refused) faults.push('too many refused');
		if (took / boundOf(requests - refused) > phase.most.ratio) faults.push('too slow');
	}
	return faults;
}

async function main(): Promise<number> {
	const faults: string[] = [];
	try {
		await ensureInstalled(say);
		const folder = openUserFolder('queue', { fresh: true });
		await installNodes(await packNodes(folder), folder);
		const services = await startServices();
		const env = {
			...services.env,
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			// Ten at once, and their figures: nothing else is to be looked at.
			N8N_LOG_LEVEL: 'warn',
		};
		try {
			const rows: string[] = [];
			for (const phase of phases) {
				say(`Ten executions on ${workers} workers, ${phase.name} …`);
				const { figures, states } = await run(phase, env);
				const { requests, refused, took, lost, doubled } = figures;
				const share = ((100 * refused) / requests).toFixed(1);
				const ratio = (took / boundOf(requests - refused)).toFixed(2);
				rows.push(
					`| ${phase.name} | ${requests} | ${refused} (${share} %) | ${ratio} | ${lost} | ${doubled} |`,
				);
				faults.push(...faultsOf(phase, figures, states).map((fault) => `${phase.name}: ${fault}`));
			}
			say('| SmartLead answers | requests | refused | time ÷ bound | lost | doubled |');
			say('|---|---|---|---|---|---|');
			for (const row of rows) say(row);
		} finally {
			await services.stop();
		}
	} catch (error) {
		faults.push(error instanceof Error ? error.message : String(error));
	} finally {
		await stopEverything();
	}
	for (const fault of faults) console.error(fault);
	// As Jest says it, for those who count.
	const failed = Math.min(faults.length, phases.length);
	say(
		`Tests:       ${failed > 0 ? `${failed} failed, ` : ''}${phases.length - failed} passed, ${phases.length} total`,
	);
	return faults.length > 0 ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void stopEverything().then(() => process.exit(1)));
}

void main().then((code) => process.exit(code));
