import setUpWorld from '../e2e/setUp';
import { browserFile } from '../n8n/chromium';

/** Says at once what is missing, then starts the one n8n of the run. */
export default async function setUp(): Promise<void> {
	browserFile();
	await setUpWorld();
}
