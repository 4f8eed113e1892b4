import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { world } from '../e2e/lent';
import { logIn, openBrowser } from '../n8n/chromium';
import { Desk } from './desk';

/** Generous: the machine may have two cores, and n8n, the sandbox and the browser share them. */
const patience = 90_000;

/**
 * A test in a browser of its own, whose owner is logged in. When it fails, the page is kept as a
 * picture, and the message says where.
 */
export function scene(title: string, play: (desk: Desk) => Promise<void>): void {
	test(title, async () => {
		const { server, folders } = world();
		const login = folders[0]?.login();
		if (!login) throw new Error('There is no n8n to log in to.');
		const browser = await openBrowser();
		const { page } = browser;
		page.setDefaultTimeout(patience);
		page.setDefaultNavigationTimeout(patience);
		try {
			await logIn(page, server.url, login);
			await play(new Desk(page, server.url));
		} catch (error) {
			const file = join(mkdtempSync(join(tmpdir(), 'n8n-failed-')), 'page.png');
			const kept = await page.screenshot({ path: file }).then(
				() => `The page as it was: ${file}`,
				() => 'The page could not be pictured.',
			);
			const message = error instanceof Error ? error.message : String(error);
			throw new Error(`${message}\n${kept}`, { cause: error });
		} finally {
			await browser.close();
		}
	});
}
