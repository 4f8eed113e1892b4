import { basename } from 'node:path';

import TestRunner, { type Test, type TestWatcher } from 'jest-runner';

/** They take longest, so they come first: all that run side by side then end together. */
const longest = ['burst', 'pollTrigger', 'twoInstances', 'listening', 'example'];

/** Looks at what all the others have left behind. */
const lookingBack = 'secrets';

const nameOf = ({ path }: Test) => basename(path, '.test.ts');

function place(test: Test): number {
	const found = longest.indexOf(nameOf(test));
	return found < 0 ? longest.length : found;
}

/**
 * As many test files at once as Jest may have workers, but in this process: what they are lent lives
 * in it. They mostly wait for n8n, which has processes of its own. An error that a file lets nobody
 * catch fails the run as ever; Jest may show it under the other file, with a stack that names the right one.
 */
export default class SideBySide extends TestRunner {
	override async runTests(tests: Test[], watcher: TestWatcher): Promise<void> {
		const run = async (some: Test[]) => await super.runTests(some, watcher, { serial: true });
		const waiting = tests
			.filter((test) => nameOf(test) !== lookingBack)
			.sort((one, other) => place(one) - place(other));
		const takeAll = async () => {
			for (let next = waiting.shift(); next; next = waiting.shift()) await run([next]);
		};
		await Promise.all(Array.from({ length: this._globalConfig.maxWorkers }, takeAll));
		await run(tests.filter((test) => nameOf(test) === lookingBack));
	}
}
