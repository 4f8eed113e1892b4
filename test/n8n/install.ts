import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { installedVersion, manifestOf, pinned, type Application } from './application';
import { projectFolder, workFolder } from './folders';
import { adviceOn, npm } from './npm';
import { runToEnd } from './processes';
import { whileWaiting, type Report } from './report';

const logOf = ({ name }: Application, what: string) => join(workFolder, `${name}-${what}.log`);

/** npm writes its own lock file into node_modules last of all: without it an install was cut short. */
function packagesComplete(application: Application): boolean {
	const { folder, nodePackage, nodeBinary, n8nScript } = application;
	const wanted = manifestOf(application);
	return (
		existsSync(join(folder, 'node_modules', '.package-lock.json')) &&
		installedVersion(application, 'n8n') === wanted.dependencies.n8n &&
		installedVersion(application, nodePackage) === wanted.optionalDependencies[nodePackage] &&
		existsSync(nodeBinary) &&
		existsSync(n8nScript)
	);
}

async function databaseLoads(application: Application): Promise<boolean> {
	const code = await runToEnd({
		file: application.nodeBinary,
		args: ['-e', "require('sqlite3')"],
		cwd: application.folder,
		env: { PATH: process.env.PATH },
		stdoutFile: logOf(application, 'sqlite-check'),
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

interface LockFile {
	packages: Record<string, { os?: string[]; cpu?: string[] }>;
}

const fits = (wanted: string[] | undefined, mine: string) => wanted?.includes(mine) ?? true;

/** How many of the packages of an application are on the disk already, and how many there will be. */
export function unpacked({ folder }: Application): { done: number; total: number } {
	const { packages } = JSON.parse(
		readFileSync(join(folder, 'package-lock.json'), 'utf8'),
	) as LockFile;
	const wanted = Object.entries(packages)
		.filter(([, { os, cpu }]) => fits(os, process.platform) && fits(cpu, process.arch))
		.map(([path]) => path)
		.filter((path) => path !== '');
	const there = wanted.filter((path) => existsSync(join(folder, path, 'package.json')));
	return { done: there.length, total: wanted.length };
}

async function installPackages(application: Application, report: Report): Promise<void> {
	const { folder, nodePackage } = application;
	const { dependencies, optionalDependencies } = manifestOf(application);
	if (!(nodePackage in optionalDependencies)) {
		throw new Error(
			`There is no Node.js for this machine (${nodePackage}) to run n8n with. There are: ` +
				`${Object.keys(optionalDependencies).join(', ')}.`,
		);
	}
	const place = folder.slice(projectFolder.length + 1);
	report(`Installing n8n ${dependencies.n8n} into ${place} (once; 2 to 3 GB) …`);
	// npm asks a registry that it does not reach for many minutes, without a word.
	const asked = await npm(['view', `n8n@${dependencies.n8n}`, 'version', '--fetch-retries=0'], {
		cwd: folder,
		logFile: logOf(application, 'npm-view'),
	});
	if (!asked.ok) throw new Error(`n8n could not be installed. ${adviceOn(asked.complaint)}`);
	const { total } = unpacked(application);
	const result = await whileWaiting(
		npm(['ci', '--loglevel=error'], { cwd: folder, logFile: logOf(application, 'npm-ci') }),
		report,
		() => `${unpacked(application).done} of ${total} packages`,
	);
	if (!result.ok) throw new Error(`n8n could not be installed. ${adviceOn(result.complaint)}`);
	if (!packagesComplete(application)) {
		throw new Error(
			`npm installed n8n without a part that it needs. Delete ${join(folder, 'node_modules')} ` +
				`and start again.`,
		);
	}
}

async function buildDatabase(application: Application, report: Report): Promise<void> {
	report("Building n8n's database driver, sqlite3 (once) …");
	const { folder, nodePackage } = application;
	const result = await whileWaiting(
		npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: folder,
			logFile: logOf(application, 'sqlite-build'),
			// The headers lie beside the Node.js: nothing has to be fetched for the build.
			env: { npm_config_nodedir: join(folder, 'node_modules', nodePackage) },
		}),
		report,
		() => 'still building sqlite3',
	);
	if (result.ok && (await databaseLoads(application))) return;
	const missing = missingTools();
	const how =
		missing.length > 0
			? `Missing on this machine: ${missing.join(', ')}. On Debian or Ubuntu: apt-get install -y ` +
				`${missing.join(' ')}; on macOS: xcode-select --install. Then start again.`
			: `npm said:\n${result.complaint}`;
	throw new Error(`n8n's database driver, sqlite3, could not be built. ${how}`);
}

/** Makes sure that the packages of an n8n are there, for who needs no database. */
export async function ensurePackages(
	report: Report,
	application: Application = pinned,
): Promise<void> {
	mkdirSync(workFolder, { recursive: true });
	if (packagesComplete(application)) return;
	rmSync(join(application.folder, 'node_modules', '.package-lock.json'), { force: true });
	await installPackages(application, report);
}

/**
 * Makes sure that an n8n can run: installs it and builds its database driver when one of
 * them is missing, also after an install that was cut short. Quick when all is there.
 */
export async function ensureInstalled(
	report: Report,
	application: Application = pinned,
): Promise<void> {
	await ensurePackages(report, application);
	if (!(await databaseLoads(application))) await buildDatabase(application, report);
}
