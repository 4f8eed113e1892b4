import { portTaken } from '../n8n/ports';
import type { Lender } from './lent';

function alive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Ends every n8n of the run and makes sure that it is gone. */
export default async function tearDown(): Promise<void> {
	const { smartLeadWorlds: worlds } = globalThis as Lender;
	if (!worlds) return;
	await worlds.close();
	for (const { server } of worlds.open) {
		if (alive(server.pid) || (await portTaken(Number(new URL(server.url).port)))) {
			throw new Error(`n8n (process ${server.pid}) was stopped and is still there.`);
		}
	}
}
