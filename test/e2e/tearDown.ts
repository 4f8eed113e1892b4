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

/** Ends the one n8n of the run and makes sure that it is gone. */
export default async function tearDown(): Promise<void> {
	const { smartLeadWorld: world } = globalThis as Lender;
	if (!world) return;
	await world.close();
	if (alive(world.server.pid) || (await portTaken(Number(new URL(world.server.url).port)))) {
		throw new Error(`n8n (process ${world.server.pid}) was stopped and is still there.`);
	}
}
