import { lastOfOne } from '../n8n/application';
import { lend } from './setUp';

/** Starts the last n8n of the 1.x line instead. */
export default async function setUpOld(): Promise<void> {
	await lend(lastOfOne);
}
