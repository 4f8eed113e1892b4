import { lend } from '../e2e/setUp';
import { pinned } from '../n8n/application';
import { browserFile } from '../n8n/chromium';

/** Says at once what is missing, then starts the one n8n of the run. */
export default async function setUp(): Promise<void> {
	browserFile();
	const worlds = await lend(pinned);
	const world = await worlds.take();
	// n8n gives a new node the newest credential: it must not be the one with the wrong key.
	await world.rest.send('DELETE', `/rest/credentials/${world.wrongCredential.id}`);
	worlds.giveBack(world);
}
