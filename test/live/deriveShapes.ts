import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { asked } from './operations';
import { shapeOf, type Shape } from './shape';

/*
 * Makes shapes.json: `npx tsx test/live/deriveShapes.ts FILE`. The file is a list of
 * `{ id, responses: { '200': …, '200 (another source)': … } }`, the example answers of the API
 * reference by catalog id. Only names of keys and types are kept, one shape for each source.
 */
interface Examples {
	id: string;
	responses: Record<string, unknown>;
}

const [file = ''] = process.argv.slice(2);
const examples = JSON.parse(readFileSync(file, 'utf8')) as Examples[];
const shapes: Record<string, Shape[]> = {};
for (const { id } of asked) {
	const { responses = {} } = examples.find((one) => one.id === id) ?? {};
	const found = Object.entries(responses)
		.filter(([status]) => status.startsWith('2'))
		.map(([, answer]) => parsed(answer))
		.filter((answer) => answer !== undefined)
		.map((answer) => JSON.stringify(shapeOf(answer)));
	shapes[id] = [...new Set(found)].map((text) => JSON.parse(text) as Shape);
}

/** Some examples are JSON in a text; one that is abridged is none. */
function parsed(answer: unknown): unknown {
	if (typeof answer !== 'string') return answer;
	try {
		return JSON.parse(answer) as unknown;
	} catch {
		return /^\s*[[{]/.test(answer) ? undefined : answer;
	}
}

const lines = Object.entries(shapes).map(
	([id, found]) => `${JSON.stringify(id)}: ${JSON.stringify(found)}`,
);
writeFileSync(join(__dirname, 'shapes.json'), `{\n${lines.join(',\n')}\n}\n`);
