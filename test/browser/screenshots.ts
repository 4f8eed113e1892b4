/**
 * Takes the pictures of the README anew, in an n8n of its own with the stand-in for SmartLead, or the
 * moving one alone:
 *
 *   npm run screenshots [-- --moving] [--folder <folder>]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { logIn, openBrowser } from '../n8n/chromium';
import { startEditor, type Editor } from '../n8n/editor';
import { openUserFolder, projectFolder, type Login } from '../n8n/folders';
import { freePort } from '../n8n/ports';
import { stopEverything } from '../n8n/processes';
import { Rest } from '../n8n/rest';
import { withCredential } from '../n8n/workflows';
import { Desk } from './desk';
import { film, type Frame } from './webp';

interface Scene {
	desk: Desk;
	rest: Rest;
	editor: Editor;
	shoot(name: string): Promise<void>;
}

/** Its toasts would lie over the picture. */
async function closeToasts({ page }: Desk): Promise<void> {
	const toast = page.locator('.el-notification');
	for (const one of await toast.all()) await one.locator('.el-notification__closeBtn').click();
	await toast.first().waitFor({ state: 'detached' });
}

/** The whole workflow, a little smaller than n8n makes it: its button would lie over a node. */
async function fit({ page }: Desk): Promise<void> {
	await page.getByTestId('zoom-to-fit').click();
	await page.getByTestId('zoom-out-button').click();
	await page.mouse.move(5, 5);
	// The canvas glides to its place.
	await page.waitForTimeout(1_500);
}

/** The credential's dialog after a test that went well. */
async function credential({ desk, rest, shoot }: Scene): Promise<void> {
	const { page } = desk;
	// The dialog grows with the window, and is to be seen whole.
	await page.setViewportSize({ ...viewport, height: 1120 });
	await desk.goto('/home/credentials/create');
	await page.getByPlaceholder('Search for app...').fill('SmartLead');
	await page.getByText('SmartLead API', { exact: true }).last().click();
	await page.getByRole('button', { name: 'Continue' }).click();
	await desk.field('apiKey').locator('input').first().fill('sandbox-key');
	await page.getByTestId('credential-save-button').click();
	await page.getByText('Connection tested successfully').first().waitFor();
	await closeToasts(desk);
	await shoot('credential');
	await page.setViewportSize(viewport);
	for (const { id, name, type } of await rest.credentials()) {
		if (type === 'smartLeadApi' && name === 'SmartLead account') {
			await rest.send('DELETE', `/rest/credentials/${id}`);
		}
	}
}

/** The trigger's panel with a reply that has just come in. */
async function trigger({ desk, rest, editor, shoot }: Scene): Promise<void> {
	const [stored] = (await rest.credentials()).filter(({ type }) => type === 'smartLeadApi');
	if (!stored || editor.standIn === undefined) throw new Error('The stand-in is not in place.');
	const node = {
		id: 'trigger',
		name: 'SmartLead Trigger',
		type: 'n8n-nodes-smartlead.smartLeadTrigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId: 'b1a5c0de-0000-4000-8000-00000000000a',
		parameters: { events: ['EMAIL_REPLY', 'LEAD_CATEGORY_UPDATED'], campaignIds: [301] },
	};
	const nodes = { name: 'When a lead replies', nodes: [node], connections: {}, settings: {} };
	const { id } = await rest.createWorkflow(withCredential(nodes, stored));
	await desk.openWorkflow(id);
	// A test of the trigger would register this machine's own address, which it refuses.
	await desk.publish();
	await fetch(`${editor.standIn}/events/reply?lead=lead1@example.com&text=Yes,%20call%20me`, {
		method: 'POST',
	});
	await desk.page.getByTestId('radio-button-executions').click();
	const execution = desk.page.locator('[data-test-id^="execution-details-"]').first();
	await execution.getByText('Succeeded').waitFor();
	const panel = await desk.openPanel(node.name);
	const output = panel.getByTestId('output-panel');
	await output.getByText('Yes, call me').first().waitFor();
	// A table would be cut off at its right.
	await output.getByTestId('radio-button-schema').click();
	await closeToasts(desk);
	await shoot('trigger');
}

/** Has the browser write a picture of its own as WebP, which its screenshots cannot be. */
async function asWebp({ page }: Desk, png: Buffer): Promise<Buffer> {
	const blank = await page.context().newPage();
	const written: unknown = await blank.evaluate(`(async () => {
		const picture = new Image();
		picture.src = 'data:image/png;base64,${png.toString('base64')}';
		await picture.decode();
		const canvas = document.createElement('canvas');
		canvas.width = picture.width;
		canvas.height = picture.height;
		canvas.getContext('2d').drawImage(picture, 0, 0);
		return canvas.toDataURL('image/webp', 0.85).split(',')[1];
	})()`);
	await blank.close();
	return Buffer.from(String(written), 'base64');
}

/** The first example as it runs, and then what became of each lead. */
async function moving({ desk, editor }: Scene, folder: string): Promise<void> {
	const { page } = desk;
	const shots: Array<{ png: Buffer; ms: number }> = [];
	const shoot = async (ms: number) => {
		const png = await page.screenshot();
		const last = shots.at(-1);
		if (last?.png.equals(png)) last.ms += ms;
		else shots.push({ png, ms });
	};
	await page.goto(editor.firstWorkflow.url);
	await page.getByTestId('canvas-node').first().waitFor();
	await fit(desk);
	await shoot(1_500);
	await page.getByTestId('execute-workflow-button').first().click();
	await page.mouse.move(5, 5);
	const done = page.getByText('Workflow executed successfully').first();
	while (!(await done.isVisible()) && shots.length < 25) await shoot(300);
	await done.waitFor();
	await closeToasts(desk);
	await page.waitForTimeout(1_000);
	await shoot(1_200);
	const panel = await desk.openPanel('Launch campaign');
	await panel.getByText('added', { exact: true }).first().waitFor();
	// A table would show in red what a lead has not: the ID of one that was not added.
	await panel.getByTestId('output-panel').getByTestId('radio-button-json').click();
	await page.mouse.move(5, 5);
	await page.waitForTimeout(1_500);
	await shoot(4_000);

	const frames: Frame[] = [];
	for (const { png, ms } of shots) frames.push({ still: await asWebp(desk, png), ms });
	const file = join(folder, 'launch.webp');
	writeFileSync(file, film(frames, viewport));
	console.log(file);
}

const viewport = { width: 1280, height: 800 };

interface Wishes {
	folder: string;
	moving: boolean;
}

async function take(editor: Editor, login: Login, wishes: Wishes): Promise<void> {
	const { folder } = wishes;
	const rest = new Rest(editor.server.url);
	await rest.signIn(login);
	// As sharp as a good screen; a film would be too large.
	const browser = await openBrowser({ scale: wishes.moving ? 1 : 2 });
	const { page } = browser;
	page.setDefaultTimeout(90_000);
	const shoot = async (name: string) => {
		await page.screenshot({ path: join(folder, `${name}.png`) });
		console.log(join(folder, `${name}.png`));
	};
	try {
		await page.setViewportSize(viewport);
		await logIn(page, editor.server.url, login);
		const scene = { desk: new Desk(page, editor.server.url), rest, editor, shoot };
		if (wishes.moving) {
			await moving(scene, folder);
			return;
		}
		await credential(scene);
		await trigger(scene);
	} catch (error) {
		await shoot('where-it-stopped');
		throw error;
	} finally {
		await browser.close();
	}
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			folder: { type: 'string', default: join(projectFolder, 'docs', 'images') },
			moving: { type: 'boolean', default: false },
		},
	});
	const folder = resolve(values.folder);
	mkdirSync(folder, { recursive: true });
	const n8n = openUserFolder('screenshots', { fresh: true });
	const editor = await startEditor({ port: await freePort(), folder: n8n, report: console.log });
	try {
		await take(editor, n8n.login(), { folder, moving: values.moving });
	} finally {
		await editor.stop();
		await stopEverything();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
