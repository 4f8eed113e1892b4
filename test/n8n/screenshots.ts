/**
 * Pictures of the nodes in a running `npm start`, to look at:
 *
 *   npx tsx test/n8n/screenshots.ts <folder> [--url http://127.0.0.1:5678] [--node "Add leads"]…
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { Page } from 'playwright-core';

import { logIn, openBrowser } from './chromium';
import { openExistingLogin } from './folders';
import { Rest } from './rest';
import { readExamples } from './workflows';

interface Tour {
	page: Page;
	url: string;
	/** Takes a picture under the next number. */
	shoot(name: string): Promise<void>;
}

async function wrongKey({ page, url, shoot }: Tour): Promise<void> {
	await page.goto(`${url}/home/credentials/create`);
	await page.getByPlaceholder('Search for app...').fill('SmartLead');
	await page.getByText('SmartLead API', { exact: true }).last().click();
	await page.getByRole('button', { name: 'Continue' }).click();
	const key = page.getByTestId('parameter-input-apiKey').locator('input').first();
	await key.waitFor();
	await page.waitForTimeout(800);
	await shoot('credential-empty');
	await key.fill('not-the-key');
	await page.getByTestId('credential-save-button').click();
	// The test runs after saving; its verdict is a banner.
	await page.getByText('Couldn’t connect with these settings').first().waitFor();
	await page.getByText('More details').first().click();
	await page.waitForTimeout(1_000);
	await shoot('credential-wrong-key');
}

async function runExample({ page, url, shoot }: Tour, id: string): Promise<void> {
	await page.goto(`${url}/workflow/${id}`);
	await page.getByTestId('canvas-node').first().waitFor();
	await page.keyboard.press('1');
	await page.waitForTimeout(800);
	await shoot('workflow');
	await page.getByTestId('execute-workflow-button').first().click();
	await page
		.getByText(/Workflow executed successfully|Problem in node/)
		.first()
		.waitFor({ timeout: 120_000 });
	await page.keyboard.press('1');
	await page.waitForTimeout(1_000);
	await shoot('workflow-executed');
}

async function nodePanel({ page, shoot }: Tour, name: string): Promise<void> {
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).first().dblclick();
	await page.getByTestId('ndv').first().waitFor();
	await page.waitForTimeout(1_500);
	await shoot(`panel-${name.toLowerCase().replaceAll(' ', '-')}`);
	await page.keyboard.press('Escape');
	await page.waitForTimeout(500);
}

async function deleteWrongCredential(url: string): Promise<void> {
	const rest = new Rest(url);
	await rest.signIn(openExistingLogin());
	for (const { id, name, type } of await rest.credentials()) {
		if (type === 'smartLeadApi' && name.includes('account')) {
			await rest.send('DELETE', `/rest/credentials/${id}`);
		}
	}
}

async function tour(page: Page, folder: string, url: string, nodes: string[]) {
	let number = 0;
	const stops: Tour = {
		page,
		url,
		async shoot(name) {
			number += 1;
			const file = join(folder, `${String(number).padStart(2, '0')}-${name}.png`);
			await page.screenshot({ path: file });
			console.log(file);
		},
	};
	try {
		await logIn(page, url, openExistingLogin());
		await wrongKey(stops);
		await deleteWrongCredential(url);
		const rest = new Rest(url);
		await rest.signIn(openExistingLogin());
		const [example] = readExamples();
		const stored = (await rest.workflows()).find(({ name }) => name === example?.workflow.name);
		if (!stored) throw new Error('The example workflow is not in this n8n.');
		await runExample(stops, stored.id);
		for (const name of nodes) await nodePanel(stops, name);
	} catch (error) {
		await stops.shoot('where-it-stopped');
		throw error;
	}
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			url: { type: 'string', default: 'http://127.0.0.1:5678' },
			node: { type: 'string', multiple: true, default: ['Add leads'] },
		},
	});
	const [folder] = positionals;
	if (folder === undefined) throw new Error('Say into which folder the pictures go.');
	mkdirSync(resolve(folder), { recursive: true });
	const browser = await openBrowser();
	try {
		await tour(browser.page, resolve(folder), values.url, values.node);
	} finally {
		await browser.close();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
