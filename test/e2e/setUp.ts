import { pinned, type Application } from '../n8n/application';
import { stopEverything } from '../n8n/processes';
import type { Lender } from './lent';
import { openWorld } from './world';

/** Starts the one n8n of the run, and lends it to the tests. */
export async function lend(application: Application): Promise<void> {
	try {
		(globalThis as Lender).smartLeadWorld = await openWorld(
			(line) => console.log(line),
			application,
		);
	} catch (error) {
		await stopEverything();
		throw error;
	}
}

/** Starts the pinned n8n. */
export default async function setUp(): Promise<void> {
	await lend(pinned);
}
