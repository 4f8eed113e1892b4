import { cpSync, readFileSync } from 'node:fs';

import { openUserFolder, type UserFolder } from '../n8n/folders';
import { Rest } from '../n8n/rest';
import type { Report } from '../n8n/report';
import { startServer, startWorker, type Server } from '../n8n/server';
import { installNodes, packNodes } from '../n8n/tarball';
import type { ProxyDoor } from '../sandbox';
import { secret, type Service } from './services';

/** n8n in queue mode: who takes the webhooks, and who executes. */
export interface Cluster {
	main: Server;
	workers: Server[];
	rest: Rest;
}

const workerCount = 3;
/** Room for twelve: each of the three gets some of the ten. */
const concurrency = 4;

/** Starts main and workers of the pinned n8n with the packed nodes. */
export async function startCluster(options: {
	folder: string;
	services: Service[];
	door: ProxyDoor;
	report: Report;
}): Promise<Cluster> {
	const { door, report } = options;
	const env: NodeJS.ProcessEnv = {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: secret(),
		// No Code node runs here; without this, each n8n would start a process for those.
		N8N_RUNNERS_MODE: 'external',
		N8N_RUNNERS_AUTH_TOKEN: secret(),
	};
	for (const service of options.services) Object.assign(env, service.env);

	report('Building and packing the nodes …');
	const mainFolder = openUserFolder('main', { within: options.folder });
	await installNodes(await packNodes(mainFolder), mainFolder);
	const workerFolders = Array.from({ length: workerCount }, (_, index) => {
		const folder = openUserFolder(`worker-${index + 1}`, { within: options.folder });
		cpSync(mainFolder.n8n, folder.n8n, { recursive: true });
		return folder;
	});

	report('Starting n8n …');
	const main = await startServer({ folder: mainFolder, proxy: door, env });
	const rest = new Rest(main.url);
	await rest.signIn(mainFolder.login());

	report(`Starting ${workerCount} workers …`);
	const start = async (folder: UserFolder) =>
		await startWorker({ folder, proxy: door, concurrency, env });
	const workers = await Promise.all(workerFolders.map(start));
	return { main, workers, rest };
}

/** How many executions each worker has started so far, by its own log. */
export function startedBy({ workers }: Cluster): number[] {
	return workers.map(
		({ logFile }) =>
			readFileSync(logFile, 'utf8').match(/Worker started execution \d+/g)?.length ?? 0,
	);
}
