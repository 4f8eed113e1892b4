import { stopEverything } from '../n8n/processes';
import type { Lender } from './lent';
import { openWorld } from './world';

/** Starts the one n8n of the run. */
export default async function setUp(): Promise<void> {
	try {
		(globalThis as Lender).smartLeadWorld = await openWorld((line) => console.log(line));
	} catch (error) {
		await stopEverything();
		throw error;
	}
}
