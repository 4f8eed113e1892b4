import { lastOfOne } from '../n8n/application';
import { lend } from './setUp';

/** The last n8n of the 1.x line is tested instead. */
export default async function setUpOld(): Promise<void> {
	await lend(lastOfOne);
}
