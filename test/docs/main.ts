import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	figuresInWords,
	operationsPage,
	operationsTable,
	papers,
	withFigures,
	withTable,
} from './operations';

const root = join(__dirname, '../..');

/** `npm run docs`: writes docs/operations.md, and the table of operations where the README has a place for it; sets and prints how many operations and endpoints there are. */
async function main(): Promise<void> {
	writeFileSync(join(root, 'docs/operations.md'), await operationsPage());
	const readme = join(root, 'README.md');
	const whole = readFileSync(readme, 'utf8');
	writeFileSync(readme, withTable(whole, operationsTable()) ?? whole);
	for (const paper of papers.map((name) => join(root, name))) {
		writeFileSync(paper, withFigures(readFileSync(paper, 'utf8')));
	}
	console.log(figuresInWords());
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
