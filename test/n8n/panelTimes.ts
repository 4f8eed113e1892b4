/**
 * How long the panels of SmartLead and of n8n's own HubSpot node take, side by side, in a running
 * `npm start`; prints the medians and their ratios:
 *
 *   npx tsx test/n8n/panelTimes.ts [--url http://127.0.0.1:5678] [--rounds 7]
 */
import { parseArgs } from 'node:util';

import type { Locator, Page } from 'playwright-core';

import { logIn, openBrowser } from './chromium';
import { openExistingLogin } from './folders';
import { Rest } from './rest';

interface Subject {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, string>;
	/** As the dropdowns show them: from the first to the second and back. */
	resources: [string, string];
	operations: [string, string];
	/** A text field that the first operation shows. */
	text: string;
}

const subjects: Subject[] = [
	{
		name: 'SmartLead',
		type: 'n8n-nodes-smartlead.smartLead',
		typeVersion: 1,
		parameters: { resource: 'campaign', operation: 'create' },
		resources: ['Campaign', 'Lead'],
		operations: ['Create', 'Duplicate'],
		text: 'name',
	},
	{
		name: 'HubSpot',
		type: 'n8n-nodes-base.hubspot',
		typeVersion: 2.2,
		parameters: { resource: 'contact', operation: 'upsert', authentication: 'appToken' },
		resources: ['Contact', 'Deal'],
		operations: ['Create or Update', 'Delete'],
		text: 'email',
	},
];

type Step = 'open the panel' | 'change the resource' | 'change the operation' | 'one key';

/** Runs in the page: the milliseconds from now to the last change before 600 quiet ones. Saving shows elsewhere. */
const untilQuiet = `new Promise((resolve) => {
	const started = performance.now();
	let last = started;
	const observer = new MutationObserver(() => (last = performance.now()));
	const panel = document.querySelector('[data-test-id="ndv-parameters"], .node-settings');
	observer.observe(panel ?? document.body, { childList: true, subtree: true, attributes: true });
	const timer = setInterval(() => {
		const now = performance.now();
		if (now - started < 15_000 && (last === started || now - last < 600)) return;
		clearInterval(timer);
		observer.disconnect();
		resolve(last - started);
	}, 20);
})`;

/** Runs in the page: the milliseconds from the next key to the second picture after it. */
const untilPainted = `new Promise((resolve) => {
	const pressed = () => {
		const started = performance.now();
		const painted = () => resolve(performance.now() - started);
		requestAnimationFrame(() => requestAnimationFrame(painted));
	};
	document.addEventListener('keydown', pressed, { capture: true, once: true });
})`;

/** How long the page goes on changing after an act. */
async function settled(
	page: Page,
	act: () => Promise<void>,
	until: string = untilQuiet,
): Promise<number> {
	// The watch stands before the act begins: keys and scripts reach a page on different ways.
	await page.evaluate(`window.took = ${until}; undefined`);
	await act();
	return await page.evaluate<number>('window.took');
}

async function choose(page: Page, parameter: string, label: string): Promise<number> {
	await page.getByTestId(`parameter-input-${parameter}`).locator('input').first().click();
	const option: Locator = page
		.locator('.el-select-dropdown__item:visible')
		.filter({ has: page.getByText(label, { exact: true }) })
		.first();
	await option.scrollIntoViewIfNeeded();
	await page.waitForTimeout(400);
	return await settled(page, async () => await option.click());
}

async function round(page: Page, subject: Subject): Promise<Record<Step, number>> {
	const node = page.locator(`[data-test-id="canvas-node"][data-node-name="${subject.name}"]`);
	const open = await settled(page, async () => await node.first().dblclick());
	const [, otherResource] = subject.resources;
	const [, otherOperation] = subject.operations;
	const operation = await choose(page, 'operation', otherOperation);
	await choose(page, 'operation', subject.operations[0]);
	const field = page.getByTestId(`parameter-input-${subject.text}`).locator('input').first();
	await field.click();
	const key = await settled(page, async () => await page.keyboard.press('x'), untilPainted);
	const resource = await choose(page, 'resource', otherResource);
	await choose(page, 'resource', subject.resources[0]);
	await choose(page, 'operation', subject.operations[0]);
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('ndv').first().waitFor({ state: 'hidden' });
	await page.waitForTimeout(500);
	return {
		'open the panel': open,
		'change the resource': resource,
		'change the operation': operation,
		'one key': key,
	};
}

const median = (values: number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			url: { type: 'string', default: 'http://127.0.0.1:5678' },
			rounds: { type: 'string', default: '7' },
		},
	});
	const rest = new Rest(values.url);
	await rest.signIn(openExistingLogin());
	const workflow = await rest.createWorkflow({
		name: 'Panel times',
		nodes: subjects.map(({ name, type, typeVersion, parameters }, index) => ({
			id: String(index),
			name,
			type,
			typeVersion,
			parameters,
			position: [index * 300, 0],
		})),
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	const browser = await openBrowser();
	const { page } = browser;
	const times = new Map<string, Array<Record<Step, number>>>();
	try {
		await logIn(page, values.url, openExistingLogin());
		await page.goto(`${values.url}/workflow/${workflow.id}`);
		await page.getByTestId('canvas-node').first().waitFor();
		await page.keyboard.press('1');
		await page.waitForTimeout(1_500);
		for (let count = 0; count < Number(values.rounds); count++) {
			// In turn, so that both meet the same weather.
			for (const subject of subjects) {
				const found = times.get(subject.name) ?? [];
				times.set(subject.name, [...found, await round(page, subject)]);
			}
		}
	} finally {
		// n8n keeps a workflow that a tab has open, and for a moment longer.
		await page.goto(`${values.url}/home/workflows`);
		await page.waitForTimeout(2_000);
		await browser.close();
		await rest.send('POST', `/rest/workflows/${workflow.id}/archive`);
		await rest.send('DELETE', `/rest/workflows/${workflow.id}`);
	}
	const steps: Step[] = [
		'open the panel',
		'change the resource',
		'change the operation',
		'one key',
	];
	for (const step of steps) {
		const [ours = NaN, theirs = NaN] = subjects.map(({ name }) =>
			median((times.get(name) ?? []).map((one) => one[step])),
		);
		const ratio = (ours / theirs).toFixed(2);
		console.log(
			`${step}: SmartLead ${ours.toFixed(0)} ms, HubSpot ${theirs.toFixed(0)} ms, ratio ${ratio}`,
		);
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
