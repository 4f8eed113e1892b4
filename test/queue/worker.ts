import { setTimeout as sleep } from 'node:timers/promises';

import { n8nScript, nodeBinary } from '../n8n/application';
import { n8nEnvironment, type Proxy } from '../n8n/environment';
import type { UserFolder } from '../n8n/folders';
import { freePort } from '../n8n/ports';
import { launch, type RunningProcess } from '../n8n/processes';

const readyWithinMs = 180_000;

/** Starts one of n8n's workers and waits until it takes executions from the queue. */
export async function startWorker(
	name: string,
	options: { folder: UserFolder; proxy: Proxy; env: NodeJS.ProcessEnv; atOnce: number },
): Promise<RunningProcess> {
	const { folder, proxy, env, atOnce } = options;
	const port = await freePort();
	const logFile = folder.file(`${name}.log`);
	const child = await launch({
		file: nodeBinary,
		args: [n8nScript, 'worker', `--concurrency=${atOnce}`],
		cwd: folder.path,
		env: {
			...n8nEnvironment({ folder, brokerPort: await freePort(), proxy }),
			...env,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		},
		stdoutFile: logFile,
	});
	let ended = false;
	void child.exited.then(() => (ended = true));
	const giveUpAt = Date.now() + readyWithinMs;
	const ready = async () =>
		await fetch(`http://127.0.0.1:${port}/healthz/readiness`).then(
			({ ok }) => ok,
			() => false,
		);
	while (!(await ready())) {
		if (ended || Date.now() > giveUpAt) {
			await child.stop();
			throw new Error(`The worker did not become ready. See ${logFile}`);
		}
		await sleep(300);
	}
	return child;
}
