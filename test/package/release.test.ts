import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { npmProgram } from '../n8n/npm';

const root = join(__dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	version: string;
};
const folder = mkdtempSync(join(tmpdir(), 'release-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = [
	'package.json',
	'package-lock.json',
	'CHANGELOG.md',
	'nodes/engine/http/userAgent.ts',
];
const codices = execFileSync('git', ['ls-files', 'nodes/*.node.json'], {
	cwd: root,
	encoding: 'utf8',
});

/** The papers of this package as its owner would release it, in a folder of their own. */
function released(name: string): string {
	const place = join(folder, name);
	for (const file of [...files, ...codices.trim().split('\n')]) {
		mkdirSync(join(place, file, '..'), { recursive: true });
		cpSync(join(root, file), join(place, file));
		const text = readFileSync(join(place, file), 'utf8')
			.replace(/("url": ")[^"]+/g, '$1https://acme.com/n8n-nodes-smartlead')
			.replace(new RegExp(`^## ${version} .+`, 'm'), `## ${version} (2026-12-31)`);
		writeFileSync(join(place, file), text);
	}
	const file = join(place, 'package.json');
	const owned = {
		...(JSON.parse(readFileSync(file, 'utf8')) as object),
		author: { name: 'Acme', email: 'nodes@acme.com' },
		homepage: 'https://acme.com/n8n-nodes-smartlead',
		repository: { type: 'git', url: 'git+https://github.com/acme/n8n-nodes-smartlead.git' },
	};
	writeFileSync(file, JSON.stringify(owned));
	return place;
}

function complaints(place: string, tag: string, repository = 'acme/n8n-nodes-smartlead') {
	const { status, stderr } = spawnSync('node', [join(__dirname, 'tag.mjs'), tag], {
		cwd: place,
		encoding: 'utf8',
		env: { ...process.env, GITHUB_REPOSITORY: repository },
	});
	const lines = stderr.split('\n').filter((line) => line !== '');
	expect(status).toBe(lines.length === 0 ? 0 : 1);
	return lines;
}

function change(place: string, file: string, from: string | RegExp, to: string): void {
	const text = readFileSync(join(place, file), 'utf8');
	const changed = text.replace(from, to);
	expect(changed).not.toBe(text);
	writeFileSync(join(place, file), changed);
}

test('the changelog begins with the version of the package', () => {
	const [first] = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').match(/^## .+$/m) ?? [];
	expect(first).toMatch(new RegExp(`^## ${version} \\((unreleased|\\d{4}-\\d{2}-\\d{2})\\)$`));
});

describe('a tag is published', () => {
	test('when version, changelog and addresses agree with it', () => {
		expect(complaints(released('good'), `v${version}`)).toEqual([]);
	});

	test('not when it names another version, or none', () => {
		const place = released('tags');
		for (const tag of ['v9.9.9', version, '']) {
			expect(complaints(place, tag)).toEqual([expect.stringContaining(`The tag is "${tag}"`)]);
		}
	});

	test('not when a file was left at the version before', () => {
		const place = released('files');
		change(place, 'package-lock.json', `"version": "${version}"`, '"version": "0.0.1"');
		change(place, 'nodes/engine/http/userAgent.ts', version, '0.0.1');
		expect(complaints(place, `v${version}`)).toEqual([
			expect.stringContaining('package-lock.json'),
			expect.stringContaining('nodes/engine/http/userAgent.ts'),
		]);
	});

	test('not when the changelog has no such section, or no date', () => {
		const place = released('changelog');
		change(place, 'CHANGELOG.md', '(2026-12-31)', '(unreleased)');
		expect(complaints(place, `v${version}`)).toEqual([expect.stringContaining('has no date')]);
		change(place, 'CHANGELOG.md', `## ${version} `, '## 0.0.1 ');
		expect(complaints(place, `v${version}`)).toEqual([expect.stringContaining('has no section')]);
	});

	test('not when a placeholder is left, or the repository is another one', () => {
		const place = released('placeholders');
		change(place, 'package.json', '@acme.com', '@example.com');
		change(place, 'nodes/SmartLead/SmartLead.node.json', 'acme.com', 'example.com');
		expect(complaints(place, `v${version}`)).toEqual([
			'package.json: author is a placeholder',
			'nodes/SmartLead/SmartLead.node.json: the documentation address is a placeholder',
		]);
		expect(complaints(released('fork'), `v${version}`, 'somebody/fork')).toEqual([
			'package.json: repository is acme/n8n-nodes-smartlead, this is somebody/fork',
		]);
	});
});

test('npm would publish it without correcting or missing anything', async () => {
	// npm asks whether a higher version is there already; this registry has none.
	const registry = createServer((_, response) => response.writeHead(404).end('{}'));
	await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
	const { port } = registry.address() as AddressInfo;
	const npm = npmProgram();
	const { stderr } = await promisify(execFile)(
		npm.file,
		[
			...npm.args,
			'publish',
			'--dry-run',
			'--access',
			'public',
			`--registry=http://127.0.0.1:${port}`,
		],
		{ cwd: root },
	).finally(() => registry.close());
	const said = stderr.split('\n').filter((line) => /^npm (warn|error)/i.test(line));
	// The one warning that stays is that nobody is logged in.
	expect(said.filter((line) => !line.includes('requires you to be logged in'))).toEqual([]);
}, 60_000);
