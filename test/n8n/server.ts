import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { pinned, type Application } from './application';
import { n8nEnvironment, type Proxy } from './environment';
import type { UserFolder } from './folders';
import { freePort, portTaken } from './ports';
import { launch } from './processes';

/** An n8n that serves its editor, or works for one that does. */
export interface Server {
	url: string;
	pid: number;
	logFile: string;
	/** Resolves when n8n ends, for whatever reason. */
	exited: Promise<number | null>;
	/** Ends n8n and its children. */
	stop(): Promise<void>;
}

const readyWithinMs = 300_000;

function lastLines(file: string): string {
	return existsSync(file)
		? readFileSync(file, 'utf8').trim().split('\n').slice(-15).join('\n')
		: '';
}

/** `/healthz` says yes too early: only its readiness waits for the database. */
async function healthy(url: string): Promise<boolean> {
	try {
		return (await fetch(`${url}/healthz/readiness`)).ok;
	} catch {
		return false;
	}
}

async function ready(url: string): Promise<boolean> {
	if (!(await healthy(url))) return false;
	try {
		const settings = await fetch(`${url}/rest/settings`);
		return settings.ok && (settings.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}

/** Says who is to blame and what to do when that port cannot be had. */
export async function assertPortFree(port: number): Promise<void> {
	if (!(await portTaken(port))) return;
	throw new Error(
		`Port ${port} is taken by another program (perhaps another n8n). ` +
			`Choose another one: npm start -- --port ${await freePort()}`,
	);
}

/** Starts n8n on the loopback address and waits until it answers. */
export async function startServer(options: {
	/** The pinned n8n when left out. */
	application?: Application;
	folder: UserFolder;
	/** A free one when left out. */
	port?: number;
	/** None: the real SmartLead. */
	proxy?: Proxy;
	/** The address under which n8n is said to be found from outside. */
	webhookUrl?: string;
	/** More of n8n's own settings. */
	env?: NodeJS.ProcessEnv;
}): Promise<Server> {
	const { application = pinned, folder } = options;
	if (options.port !== undefined) await assertPortFree(options.port);
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	return await startN8n({
		application,
		folder,
		args: ['start'],
		env: {
			...n8nEnvironment({
				application,
				folder,
				brokerPort: await freePort(),
				proxy: options.proxy,
				webhookUrl: options.webhookUrl,
			}),
			N8N_PORT: String(port),
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			// Plain http on loopback: a secure cookie would never come back.
			N8N_SECURE_COOKIE: 'false',
			N8N_EDITOR_BASE_URL: url,
			...(options.webhookUrl === undefined
				? {}
				: { EXTERNAL_HOOK_FILES: join(__dirname, 'localAddresses.js') }),
			...options.env,
		},
		url,
		ready,
	});
}

/** Starts a worker of the queue mode and waits until it takes executions. */
export async function startWorker(options: {
	folder: UserFolder;
	proxy: Proxy;
	/** How many executions it runs at once. */
	concurrency: number;
	/** Where the queue and the database are. */
	env: NodeJS.ProcessEnv;
}): Promise<Server> {
	const { folder } = options;
	const port = await freePort();
	return await startN8n({
		application: pinned,
		folder,
		args: ['worker', `--concurrency=${options.concurrency}`],
		env: {
			...n8nEnvironment({ folder, brokerPort: await freePort(), proxy: options.proxy }),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			...options.env,
		},
		url: `http://127.0.0.1:${port}`,
		ready: healthy,
	});
}

async function startN8n(options: {
	application: Application;
	folder: UserFolder;
	args: string[];
	env: NodeJS.ProcessEnv;
	url: string;
	ready(url: string): Promise<boolean>;
}): Promise<Server> {
	const { application, folder, url } = options;
	const logFile = folder.file('n8n.log');
	const child = await launch({
		file: application.nodeBinary,
		args: [application.n8nScript, ...options.args],
		cwd: folder.path,
		env: options.env,
		stdoutFile: logFile,
	});
	folder.lock([process.pid, child.pid], url);
	const stop = async () => {
		await child.stop();
		folder.unlock();
	};

	let ended = false;
	void child.exited.then(() => (ended = true));
	const giveUpAt = Date.now() + readyWithinMs;
	while (!(await options.ready(url))) {
		if (ended || Date.now() > giveUpAt) {
			await stop();
			const what = ended ? 'n8n ended while starting' : 'n8n did not become ready';
			throw new Error(`${what}. The end of ${logFile}:\n${lastLines(logFile)}`);
		}
		await sleep(300);
	}
	return { url, pid: child.pid, logFile, exited: child.exited, stop };
}
