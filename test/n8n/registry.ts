import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Neighbour } from '../sandbox';
import { isShape, textAt, type Shape } from './shapes';

interface Version {
	manifest: Shape;
	file: string;
	bytes: Buffer;
}

/** Stands in for npm's registry, for packages that were never published. It knows nothing of others. */
export class Registry implements Neighbour {
	readonly host = 'registry.npmjs.org';
	/** What was asked for, in order: `/n8n-nodes-smartlead/latest`. */
	readonly asked: string[] = [];
	/** What was asked for and is not here. */
	readonly unknown: string[] = [];
	private readonly packages = new Map<string, Map<string, Version>>();

	/** Publishes a tarball; what came last is `latest`. Gives its version. */
	publish(tarball: string): string {
		const text = execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], {
			encoding: 'utf8',
		});
		const packageJson: unknown = JSON.parse(text);
		if (!isShape(packageJson)) throw new Error(`${tarball} holds no package`);
		const name = textAt(packageJson, 'name');
		const version = textAt(packageJson, 'version');
		const bytes = readFileSync(tarball);
		const file = `${name}-${version}.tgz`;
		const dist = {
			tarball: `https://${this.host}/${name}/-/${file}`,
			shasum: createHash('sha1').update(bytes).digest('hex'),
			integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
		};
		const versions = this.packages.get(name) ?? new Map<string, Version>();
		versions.delete(version);
		versions.set(version, {
			manifest: { ...packageJson, _id: `${name}@${version}`, dist },
			file,
			bytes,
		});
		this.packages.set(name, versions);
		return version;
	}

	answer(request: IncomingMessage, response: ServerResponse): void {
		const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
		this.asked.push(path);
		const found = request.method === 'GET' ? this.find(path.split('/').slice(1)) : undefined;
		if (found === undefined) this.unknown.push(`${request.method ?? ''} ${path}`);
		const type = Buffer.isBuffer(found) ? 'application/octet-stream' : 'application/json';
		const body = Buffer.isBuffer(found) ? found : JSON.stringify(found ?? { error: 'Not found' });
		response.writeHead(found === undefined ? 404 : 200, { 'Content-Type': type }).end(body);
	}

	private find([name = '', wanted, file]: string[]): Buffer | Shape | undefined {
		const versions = this.packages.get(name);
		const latest = [...(versions?.keys() ?? [])].at(-1);
		if (!versions || latest === undefined) return undefined;
		if (wanted === undefined) {
			const manifests = [...versions].map(([version, { manifest }]) => [version, manifest]);
			return { name, 'dist-tags': { latest }, versions: Object.fromEntries(manifests) };
		}
		if (wanted === '-') return [...versions.values()].find((one) => one.file === file)?.bytes;
		return versions.get(wanted === 'latest' ? latest : wanted)?.manifest;
	}
}
