import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, selectors, type Page } from 'playwright-core';

import type { Login } from './folders';

/** Where a Chromium is on each system, and what to do where there is none. */
const browsers: Partial<Record<NodeJS.Platform, { files: string[]; how: string }>> = {
	linux: {
		files: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
		how: 'On Debian or Ubuntu: apt-get install -y chromium',
	},
	darwin: {
		files: [
			'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
			'/Applications/Chromium.app/Contents/MacOS/Chromium',
		],
		how: 'Install Google Chrome',
	},
	win32: {
		files: [
			'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
			'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
		],
		how: 'Install Google Chrome',
	},
};

/** Nothing but the page itself: no updates, no sync, and no host but this machine. */
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Where Chromium is. Throws, saying what to install, where there is none. */
export function browserFile(
	platform: NodeJS.Platform = process.platform,
	exists: (file: string) => boolean = existsSync,
): string {
	const { files, how } = browsers[platform] ?? { files: [], how: 'None is looked for here' };
	const found = files.find(exists);
	if (found !== undefined) return found;
	throw new Error(`There is no Chromium where it is looked for (${files.join(', ')}). ${how}`);
}

/** A headless Chromium with an empty profile and one page of 1440 × 900. */
export interface Browser {
	page: Page;
	close(): Promise<void>;
}

/** Starts a Chromium of its own; `scale` is how many pixels a point has. Throws, saying what to install, where there is none. */
export async function openBrowser({ scale = 1 }: { scale?: number } = {}): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	const profile = mkdtempSync(join(tmpdir(), 'n8n-browser-'));
	const remove = () => rmSync(profile, { recursive: true, force: true });
	try {
		const context = await chromium.launchPersistentContext(profile, {
			executablePath: browserFile(),
			headless: true,
			args: flags,
			viewport: { width: 1440, height: 900 },
			deviceScaleFactor: scale,
		});
		context.setDefaultTimeout(30_000);
		return {
			page: await context.newPage(),
			async close() {
				await context.close();
				remove();
			},
		};
	} catch (error) {
		remove();
		throw error;
	}
}

/** Logs the owner of the local n8n in. */
export async function logIn(page: Page, url: string, { email, password }: Login): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(email);
	await page.locator('input[name="password"]').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL(/\/home\//);
}
