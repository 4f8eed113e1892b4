import { pinned, type Application } from '../n8n/application';
import { stopEverything } from '../n8n/processes';
import type { Lender } from './lent';
import { Worlds } from './worlds';

/** Prepares the worlds of the run, in which that n8n is tested. */
export async function lend(application: Application): Promise<Worlds> {
	try {
		const worlds = await Worlds.prepare(application);
		(globalThis as Lender).smartLeadWorlds = worlds;
		return worlds;
	} catch (error) {
		await stopEverything();
		throw error;
	}
}

/** The pinned n8n is tested. */
export default async function setUp(): Promise<void> {
	await lend(pinned);
}
