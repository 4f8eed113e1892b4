import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectFolder, type UserFolder } from './folders';
import { npm } from './npm';
import { launch } from './processes';

interface Packed {
	filename: string;
}

function packageName(): string {
	const file = join(projectFolder, 'package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as { name: string }).name;
}

/**
 * Builds the package and packs it as it would be published. Gives the tarball's path. Building comes
 * first by hand: npm runs no `prepack` here, scripts are off.
 */
export async function packNodes(folder: UserFolder): Promise<string> {
	const built = await npm(['run', 'build'], {
		cwd: projectFolder,
		logFile: folder.file('build.log'),
	});
	if (!built.ok) throw new Error(`The package could not be built:\n${built.complaint}`);

	const packed = await npm(['pack', '--json', '--pack-destination', folder.path], {
		cwd: projectFolder,
		logFile: folder.file('pack.log'),
	});
	if (!packed.ok) throw new Error(`The package could not be packed:\n${packed.complaint}`);
	const list = JSON.parse(packed.stdout) as Packed[];
	const name = list[0]?.filename;
	if (name === undefined) throw new Error(`npm pack named no tarball:\n${packed.complaint}`);
	return folder.file(name);
}

/** Where the package is in a user folder. */
export function installedIn(folder: UserFolder): string {
	return join(folder.n8n, 'nodes', 'node_modules', packageName());
}

/** Compiles into an installed package whatever changes from now on, until everything is stopped. */
export async function compileInto(installed: string, logFile: string): Promise<void> {
	const compiler = join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
	const out = ['--outDir', join(installed, 'dist')];
	await launch({
		file: process.execPath,
		args: [compiler, '--watch', '--preserveWatchOutput', ...out],
		cwd: projectFolder,
		env: process.env,
		stdoutFile: logFile,
	});
}

/**
 * Puts the tarball where n8n keeps community packages, in place of an earlier one, so that saved type
 * names are `n8n-nodes-smartlead.*`. Nothing else may come with it: n8n brings `n8n-workflow` itself,
 * and a second copy would hide faults that users then meet.
 */
export async function installNodes(tarball: string, folder: UserFolder): Promise<void> {
	const name = packageName();
	const nodes = join(folder.n8n, 'nodes');
	const modules = join(nodes, 'node_modules');
	mkdirSync(nodes, { recursive: true });
	const manifest = join(nodes, 'package.json');
	if (!existsSync(manifest)) {
		writeFileSync(manifest, JSON.stringify({ name: 'installed-nodes', private: true }));
	}
	// npm takes a tarball of the same name and version for the one it has; so it finds none.
	rmSync(join(modules, name), { recursive: true, force: true });
	rmSync(join(modules, '.package-lock.json'), { force: true });

	const installed = await npm(
		[
			'install',
			tarball,
			'--offline',
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			'--no-package-lock',
			'--legacy-peer-deps',
		],
		{ cwd: nodes, logFile: folder.file('install.log') },
	);
	if (!installed.ok || !existsSync(join(modules, name, 'package.json'))) {
		throw new Error(`The package could not be installed into n8n:\n${installed.complaint}`);
	}
	if (existsSync(join(modules, 'n8n-workflow'))) {
		throw new Error('Installing the package brought n8n-workflow with it: it must be a peer only.');
	}
}
