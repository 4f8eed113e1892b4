import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';

import { npmProgram } from '../n8n/npm';
import { version } from '../../nodes/engine/http/userAgent';

const root = join(__dirname, '../..');
// Inside the project, so that the unpacked nodes find n8n-workflow as they do in n8n.
const folder = mkdtempSync(join(root, '.packed-'));
const published = join(folder, 'package');

interface PackageJson {
	name: string;
	version: string;
	license: string;
	files: string[];
	keywords: string[];
	dependencies?: unknown;
	peerDependencies: Record<string, string>;
	devDependencies: Record<string, string>;
	scripts: Record<string, string>;
	n8n: { credentials: string[]; nodes: string[] };
}

const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;
const run = (command: string, ...args: string[]) =>
	execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const npm = npmProgram();

let files: string[] = [];

beforeAll(() => {
	run(npm.file, ...npm.args, 'run', 'build');
	const packed = run(npm.file, ...npm.args, 'pack', '--json', '--pack-destination', folder);
	const [{ filename, files: entries }] = JSON.parse(packed) as Array<{
		filename: string;
		files: Array<{ path: string }>;
	}>;
	run('tar', '-xzf', join(folder, filename), '-C', folder);
	files = entries.map(({ path }) => path);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tarball holds what is built, the papers, and nothing else', () => {
	const outside = files.filter((path) => !path.startsWith('dist/'));
	expect(outside.sort()).toEqual([
		'CHANGELOG.md',
		'LICENSE',
		'README.md',
		'index.js',
		'package.json',
	]);
	const inside = files.filter((path) => path.startsWith('dist/'));
	const strange = inside.filter(
		(path) => !/^dist\/(nodes|credentials)\/.+\.(js|svg|node\.json)$/.test(path),
	);
	expect(strange).toEqual([]);
});

test('icons and codex lie beside each compiled node', () => {
	for (const node of packageJson.n8n.nodes) {
		const name = node.replace(/\.js$/, '');
		expect(files).toContain(node);
		expect(files).toContain(`${name}.json`);
		const codex = JSON.parse(readFileSync(join(published, `${name}.json`), 'utf8')) as {
			node: string;
			resources: unknown;
		};
		expect(codex.node).toMatch(new RegExp(`^${packageJson.name}\\.`));
		// Without this n8n drops the whole codex silently.
		expect(codex.resources).toBeDefined();
	}
	for (const credential of packageJson.n8n.credentials) expect(files).toContain(credential);
});

test('the package has no runtime dependencies and pins the others', () => {
	expect(packageJson.dependencies).toBeUndefined();
	expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	const loose = Object.entries(packageJson.devDependencies).filter(
		([, range]) => !/^\d/.test(range),
	);
	expect(loose).toEqual([]);
	expect(packageJson.license).toBe('MIT');
	expect(packageJson.keywords).toContain('n8n-community-node-package');
});

test('the User-Agent says the version of the package', () => {
	expect(version).toBe(packageJson.version);
});

test('n8n says that the package may be verified', () => {
	const cli = join(root, 'node_modules/@n8n/node-cli/bin/n8n-node.mjs');
	const said = execFileSync(process.execPath, [cli, 'cloud-support'], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' },
	});
	expect(said).toMatch(/Cloud support is ENABLED/);
});

test('no source file tells the linter to look away', () => {
	const sources = run('git', 'ls-files', '*.ts', '*.js', '*.mjs').trim().split('\n');
	const found = sources
		.map((file) => join(root, file))
		.filter(
			(file) => existsSync(file) && readFileSync(file, 'utf8').includes(`eslint-${'disable'}`),
		);
	expect(found).toEqual([]);
});

test("n8n's scanner finds nothing in the source or in the tarball", () => {
	const { stdout } = spawnSync('node', [join(__dirname, 'scan.mjs'), root, published], {
		encoding: 'utf8',
		// Jest's NODE_ENV makes n8n's rules take every file for a node, as in their own tests.
		env: { ...process.env, NODE_ENV: undefined },
	});
	expect(JSON.parse(stdout)).toEqual([{ passed: true }, { passed: true }]);
}, 60_000);

test("n8n's own loader finds every node with its icons, its tool and the credential", async () => {
	const loader = new PackageDirectoryLoader(published);
	await loader.loadAll();
	const { nodes, credentials } = loader.types;
	expect(nodes.map(({ name }) => name)).toEqual([
		'smartLead',
		'smartLeadDelivery',
		'smartLeadPollTrigger',
		'smartLeadProspect',
		'smartLeadSenders',
		'smartLeadTrigger',
	]);
	expect(credentials.map(({ name }) => name)).toEqual(['smartLeadApi']);
	for (const { name, usableAsTool, iconUrl, codex } of nodes) {
		// A trigger is no tool.
		expect(usableAsTool ?? false).toBe(!name.endsWith('Trigger'));
		expect(codex?.categories).toBeDefined();
		const icons = Object.values(iconUrl as unknown as Record<string, string>);
		expect(icons).toHaveLength(2);
		for (const icon of icons) {
			expect(existsSync(join(published, icon.replace(/^icons\/[^/]+\//, '')))).toBe(true);
		}
	}
});
