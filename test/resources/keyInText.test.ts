import { asunder, inAnswer } from '../engine/asunder';
import { stage } from '../engine/stage';
import { rows } from './rows';

/** What makes text of HTML joins what tags kept asunder. The helper that runs the node looks for the key. */
const { run, sandbox, key } = stage({ shapes: 'live' });

describe.each(asunder)('%s', (_, write) => {
	it.each(Object.keys(rows))('is not shown to an AI agent: %s', async (resource) => {
		for (const [operation, { required }] of Object.entries(rows[resource] ?? {})) {
			const apiKey = key();
			sandbox.reset();
			required.scene?.(sandbox.state);
			sandbox.misbehave(inAnswer(write(apiKey)));
			const { parameters, items = [{}] } = required;
			const { json } = await run(
				{ resource, operation, ...parameters },
				{ items, tool: true, credentials: { apiKey, sendKeyIn: 'query' } },
			);
			for (const row of json) expect(JSON.stringify(row)).not.toContain(apiKey);
		}
	});
});
