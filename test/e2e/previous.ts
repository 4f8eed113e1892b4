import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { UserFolder } from '../n8n/folders';
import { npm } from '../n8n/npm';
import { listAt, shapeAt, textAt, type Shape } from '../n8n/shapes';

const kept = ['SmartLead', 'SmartLeadTrigger'];

/**
 * A version to upgrade from. None has been published yet, so this is today's build with a lower
 * number and without the nodes that came last: what a saved workflow meets while n8n takes one
 * package for another is real, what changed between two versions is not.
 */
export async function packPrevious(
	tarball: string,
	version: string,
	folder: UserFolder,
): Promise<string> {
	const place = folder.file('previous');
	mkdirSync(place, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', place]);
	const root = join(place, 'package');
	const manifest = join(root, 'package.json');
	const packageJson = JSON.parse(readFileSync(manifest, 'utf8')) as Shape;
	const current = textAt(packageJson, 'version');
	const n8n = shapeAt(packageJson, 'n8n');
	const nodes = listAt(n8n, 'nodes').filter((file) =>
		kept.some((name) => String(file).endsWith(`/${name}.node.js`)),
	);
	writeFileSync(manifest, JSON.stringify({ ...packageJson, version, n8n: { ...n8n, nodes } }));
	for (const name of readdirSync(join(root, 'dist/nodes'))) {
		if (/^SmartLead/.test(name) && !kept.includes(name)) {
			rmSync(join(root, 'dist/nodes', name), { recursive: true });
		}
	}
	const versionFile = join(root, 'dist/nodes/engine/http/userAgent.js');
	const code = readFileSync(versionFile, 'utf8');
	writeFileSync(versionFile, code.replace(`'${current}'`, `'${version}'`));

	const packed = await npm(['pack', '--json', '--pack-destination', place], {
		cwd: root,
		logFile: folder.file('pack-previous.log'),
	});
	if (!packed.ok) throw new Error(`The version before could not be packed:\n${packed.complaint}`);
	const [entry] = JSON.parse(packed.stdout) as Array<{ filename: string }>;
	return join(place, entry?.filename ?? '');
}
