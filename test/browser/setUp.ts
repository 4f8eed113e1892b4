import type { Lender } from '../e2e/lent';
import setUpWorld from '../e2e/setUp';
import { browserFile } from '../n8n/chromium';

/** Says at once what is missing, then starts the one n8n of the run. */
export default async function setUp(): Promise<void> {
	browserFile();
	await setUpWorld();
	const { smartLeadWorld: world } = globalThis as Lender;
	// n8n gives a new node the newest credential: it must not be the one with the wrong key.
	const wrong = world?.wrongCredential.id;
	await world?.rest.send('DELETE', `/rest/credentials/${wrong}`);
}
