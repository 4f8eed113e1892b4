import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { npm } from '../n8n/npm';
import { versions, type N8nVersion } from './versions';

const root = join(__dirname, '../..');

const usage = `npm run test:versions
    packs the nodes, installs the n8n libraries of ${versions.length} versions one after the other into a folder
    that is removed again, runs test/versions/matrix.test.ts on each, prints the README's table

  -- --only 1.85 --only 2.41    these versions
  -- --write                    writes the table into the README (all versions only)`;

interface JestResults {
	numPassedTests: number;
	numFailedTests: number;
	testResults: Array<{
		message: string;
		assertionResults: Array<{ title: string; status: string; failureMessages: string[] }>;
	}>;
}

/** Check → whether it passed, in the order of the test file. */
type Row = Map<string, boolean>;

async function must(args: string[], cwd: string, folder: string, what: string): Promise<string> {
	const { ok, stdout, complaint } = await npm(args, { cwd, logFile: join(folder, 'npm.log') });
	if (!ok) throw new Error(`${what}:\n${complaint}`);
	return stdout;
}

async function pack(folder: string): Promise<string> {
	await must(['run', 'build'], root, folder, 'The package could not be built');
	const args = ['pack', '--json', '--pack-destination', folder];
	const [{ filename }] = JSON.parse(
		await must(args, root, folder, 'The package could not be packed'),
	) as Array<{ filename: string }>;
	return join(folder, filename);
}

/** Installs n8n's libraries, and the package beside them as n8n does: without what they bring. */
async function install(version: N8nVersion, tarball: string, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const { core, workflow, overrides = {} } = version;
	const dependencies = { 'n8n-core': core, 'n8n-workflow': workflow };
	const manifest = { private: true, dependencies, overrides };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
	const args = ['install', '--legacy-peer-deps', ...flags, tarball];
	await must(args, folder, folder, `n8n ${version.n8n} could not be installed`);
}

function check({ core, workflow }: N8nVersion, folder: string): { row: Row; results: JestResults } {
	const outputFile = join(folder, 'results.json');
	const jest = join(root, 'node_modules/jest/bin/jest.js');
	const config = join(__dirname, 'jest.config.js');
	const env = {
		...process.env,
		N8N_VERSION_FOLDER: folder,
		N8N_CORE: core,
		N8N_WORKFLOW: workflow,
	};
	const args = [jest, '-c', config, '--json', `--outputFile=${outputFile}`, '--forceExit'];
	const { stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
	let results: JestResults;
	try {
		results = JSON.parse(readFileSync(outputFile, 'utf8')) as JestResults;
	} catch {
		throw new Error(`Jest gave no results:\n${stderr}`);
	}
	const row: Row = new Map();
	for (const { assertionResults, message } of results.testResults) {
		if (assertionResults.length === 0) console.log(message);
		for (const { title, status, failureMessages } of assertionResults) {
			row.set(title, status === 'passed');
			for (const failure of failureMessages) console.log(`  ✕ ${title}: ${failure}`);
		}
	}
	return { row, results };
}

/** The README's table: a version a line. */
function tableOf(rows: Map<N8nVersion, Row>): string {
	const checks = [...new Set([...rows.values()].flatMap((row) => [...row.keys()]))].slice(1);
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [
		line(['n8n', ...checks]),
		line(['---', ...checks.map(() => '---')]),
		...[...rows].map(([{ n8n }, row]) =>
			line([n8n, ...checks.map((name) => (row.get(name) ? '✓' : '✕'))]),
		),
	].join('\n');
}

function write(table: string): void {
	const file = join(root, 'README.md');
	const between = /(<!-- versions -->\n\n)[\s\S]*?(\n\n<!-- \/versions -->)/;
	const text = readFileSync(file, 'utf8');
	if (!between.test(text)) throw new Error('The README has no place for the table');
	writeFileSync(file, text.replace(between, `$1${table}$2`));
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			write: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const chosen = versions.filter(({ n8n }) => values.only?.includes(n8n) ?? true);
	if (values.help || chosen.length === 0 || (values.write && values.only)) {
		console.log(usage);
		return values.help ? 0 : 2;
	}
	const folder = mkdtempSync(join(tmpdir(), 'n8n-versions-'));
	const rows = new Map<N8nVersion, Row>();
	let passed = 0;
	let failed = 0;
	try {
		const tarball = await pack(folder);
		for (const version of chosen) {
			console.log(`n8n ${version.n8n}: installing n8n-core ${version.core} …`);
			const place = join(folder, version.n8n);
			await install(version, tarball, place);
			const { row, results } = check(version, place);
			rows.set(version, row);
			passed += results.numPassedTests;
			// A file that cannot be run at all has no tests that could fail.
			failed += row.size === 0 ? 1 : results.numFailedTests;
			rmSync(place, { recursive: true, force: true });
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const table = tableOf(rows);
	console.log(`\n${table}\n`);
	if (values.write) write(table);
	console.log(`Tests:       ${failed} failed, ${passed} passed, ${passed + failed} total`);
	return failed === 0 ? 0 : 1;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
