import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/* CONTRIBUTING.md, followed word for word in a copy: the operation that it invents passes what watches operations. */

const root = join(__dirname, '../..');
// Inside the project, so that imports are found.
const folder = mkdtempSync(join(root, '.packed-'));

beforeAll(() => {
	for (const part of ['nodes', 'credentials', 'test', 'package.json', 'jest.config.js']) {
		cpSync(join(root, part), join(folder, part), {
			recursive: true,
			filter: (path) => !/[\\/]test[\\/]n8n[\\/](node_modules|\.work)/.test(path),
		});
	}
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files and the code blocks of each of the numbered steps. */
function steps(): Array<{ files: string[]; blocks: string[] }> {
	const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
	const [, section = ''] = text.split('## Add an operation');
	const [numbered = ''] = section.split('Now everything that watches');
	return numbered
		.split(/^(?=\*\*\d\. )/m)
		.slice(1)
		.map((step) => ({
			files: [...step.matchAll(/`((?:nodes|test)\/[\w./]+)`/g)].map(([, file = '']) => file),
			blocks: [...step.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code),
		}));
}

/** Puts a block into a file, before the first place where the pattern stands. */
function insert(file: string | undefined, block: string | undefined, before: RegExp): void {
	const path = join(folder, file ?? '');
	const text = readFileSync(path, 'utf8');
	const at = text.search(before);
	expect([file, at >= 0]).toEqual([file, true]);
	writeFileSync(path, text.slice(0, at) + (block ?? '') + text.slice(at));
}

test('its invented operation takes five steps and passes', () => {
	const [file, mention, reference, sandbox, row, ...more] = steps();
	expect(more).toEqual([]);
	writeFileSync(join(folder, file?.files[0] ?? ''), file?.blocks[0] ?? '');
	insert(mention?.files[0], mention?.blocks[0], /^export .* from '\.\/assignClient'/m);
	insert(reference?.files[0], reference?.blocks[0], /^\t\{"id": "campaign\.assignClient"/m);
	appendFileSync(join(folder, sandbox?.files[0] ?? ''), `\n${sandbox?.blocks[0] ?? ''}`);
	insert(sandbox?.files[1], sandbox?.blocks[1], /^\t'campaign\.assignClient'/m);
	insert(row?.files[0], row?.blocks[0], /^\tcreate: \{/m);

	const { status, stderr } = spawnSync(
		process.execPath,
		[
			join(root, 'node_modules/jest/bin/jest.js'),
			...['test/resources/(rows|comparison|snapshot|descriptions|refused)', 'test/sandbox/catalog'],
			...['test/fuzz/fields', '-t', 'archive|every operation has its row|the node SmartLead$'],
			...['-u', '--cacheDirectory', join(folder, '.cache')],
		],
		{ cwd: folder, encoding: 'utf8', env: { ...process.env, RUNS: '4' } },
	);
	expect({ status, said: status === 0 ? '' : stderr }).toEqual({ status: 0, said: '' });
	const [, passed = '0'] = /^Tests:.*?(\d+) passed/m.exec(stderr) ?? [];
	expect(Number(passed)).toBeGreaterThan(25);

	// A new operation adds to what saved workflows hold, and changes nothing of it.
	const snapshot = 'test/resources/__snapshots__/snapshot.test.ts.snap';
	const before = readFileSync(join(root, snapshot), 'utf8').split('\n');
	const after = readFileSync(join(folder, snapshot), 'utf8').split('\n');
	let next = 0;
	for (const line of after) if (line === before[next]) next++;
	expect(next).toBe(before.length);
	expect(after.length).toBeGreaterThan(before.length);
}, 300_000);
