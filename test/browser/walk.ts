/**
 * Opens the panel of every resource and operation in the pinned n8n, with all its optional fields
 * added, looks for what is blank, clipped, doubled, out of order or without help, and takes a picture
 * of each, for a person to look at:
 *
 *   npm run walk [-- --folder <folder>] [--url http://127.0.0.1:5678] [--only campaign]…
 *
 * Without an address it starts an n8n of its own, as `npm start` does.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { logIn, openBrowser } from '../n8n/chromium';
import { startEditor } from '../n8n/editor';
import { openExistingLogin, openUserFolder, workFolder, type Login } from '../n8n/folders';
import { freePort } from '../n8n/ports';
import { stopEverything } from '../n8n/processes';
import { Rest, type StoredWorkflow } from '../n8n/rest';
import { withCredential } from '../n8n/workflows';
import { Desk } from './desk';

/** One panel: an operation of a resource, or the trigger in one of its scopes. */
interface Stop {
	resource: string;
	title: string;
	type: INodeTypeDescription;
	parameters: INodeParameters;
}

/** What the page says of one panel. */
interface Seen {
	/** The titles and notices of the panel from top to bottom, nested ones left out. */
	titles: string[];
	blank: number;
	clipped: string[];
	/** Titles beside which there is no help. */
	helpless: string[];
}

/** Runs in the page. */
const look = `(() => {
	const list = document.querySelector('[data-test-id="node-parameters"] .parameter-input-list-wrapper');
	const outside = (element) => element.closest('[data-test-id="node-credentials-slot"]') !== null;
	const titleOf = (label) => (label.querySelector('[class*="title"]') ?? label).textContent.trim();
	const labels = [...list.querySelectorAll('label.n8n-input-label')].filter((label) => !outside(label));
	const first = (item) =>
		[...item.querySelectorAll('label.n8n-input-label, .notice')].find((one) => !outside(one));
	const items = [...list.children].flatMap((child) =>
		child.matches('[data-test-id="parameter-item"]') ? [child] : [],
	);
	const titles = items.map(first).filter(Boolean).map((one) =>
		one.matches('.notice') ? one.textContent.trim() : titleOf(one),
	);
	const pen = document.createElement('canvas').getContext('2d');
	const wide = (input) => {
		if (input.readOnly && input.value) return input.scrollWidth > input.clientWidth + 1;
		const style = getComputedStyle(input);
		pen.font = style.font;
		const room = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
		return input.value === '' && pen.measureText(input.placeholder).width > room + 1;
	};
	const clipped = [
		...labels.flatMap((label) => [...label.querySelectorAll('[class*="title"], [class*="title"] *')])
			.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
			.map((one) => one.textContent.trim()),
		...[...list.querySelectorAll('.notice')]
			.filter((one) => one.scrollWidth > one.clientWidth + 1)
			.map((one) => one.textContent.trim()),
		...[...list.querySelectorAll('input')]
			.filter((one) => !outside(one) && one.offsetParent !== null && wide(one))
			.map((one) => one.value || one.placeholder),
	];
	return {
		titles,
		blank: labels.filter((label) => titleOf(label) === '').length,
		clipped,
		helpless: labels.filter((label) => !label.querySelector('[class*="infoIcon"]')).map(titleOf),
	};
})()`;

const isGroup = (option: unknown): option is INodePropertyCollection =>
	typeof option === 'object' && option !== null && 'values' in option;

const fieldsIn = (field: INodeProperties): INodeProperties[] =>
	(field.options ?? []).filter(
		(option): option is INodeProperties => 'displayName' in option && 'type' in option,
	);

const defaults = (fields: INodeProperties[]): INodeParameters =>
	Object.fromEntries(fields.map((field) => [field.name, filled(field)]));

/** A collection with all its fields added, a list with one entry; else the default. */
function filled(field: INodeProperties): INodeParameters[string] {
	if (field.type === 'collection') return defaults(fieldsIn(field));
	if (field.type !== 'fixedCollection') return field.default as INodeParameters[string];
	const [group] = (field.options ?? []).filter(isGroup);
	if (!group) return {};
	const entry = defaults(group.values);
	return { [group.name]: field.typeOptions?.multipleValues ? [entry] : entry };
}

const optionsOf = (field: INodeProperties): INodePropertyOptions[] =>
	(field.options ?? [])
		.filter((option): option is INodePropertyOptions => 'value' in option)
		// n8n adds a way of its own to each operation.
		.filter(({ value }) => value !== '__CUSTOM_API_CALL__');

/** The fields that n8n shows for these parameters. */
function shownFields(type: INodeTypeDescription, parameters: INodeParameters): INodeProperties[] {
	// Few of the thousands that a node has; n8n's own rules then see to the rest.
	const near = type.properties.filter(({ displayOptions }) =>
		['resource', 'operation'].every((name) => {
			const values = displayOptions?.show?.[name];
			return values === undefined || values.some((value) => value === parameters[name]);
		}),
	);
	const node = { typeVersion: 1 };
	const all = NodeHelpers.getNodeParameters(near, parameters, true, false, node, type);
	return near.filter((field) => NodeHelpers.displayParameter(all ?? parameters, field, node, type));
}

/** Every panel of a node type. */
function stopsOf(type: INodeTypeDescription): Stop[] {
	const [first] = type.properties;
	if (first?.name !== 'resource') {
		const scope = type.properties.find(({ name }) => name === 'scope');
		return (scope ? optionsOf(scope) : []).map(({ name, value }) => ({
			resource: type.name,
			title: name,
			type,
			parameters: complete(type, { scope: value as string }),
		}));
	}
	return optionsOf(first).flatMap(({ name, value }) => {
		const resource = value as string;
		const operation = type.properties.find(
			(field) =>
				field.name === 'operation' && field.displayOptions?.show?.resource?.includes(resource),
		);
		return (operation ? optionsOf(operation) : []).map((one) => ({
			resource,
			title: `${name} - ${one.name}`,
			type,
			parameters: complete(type, { resource, operation: one.value as string }),
		}));
	});
}

/** The parameters with every optional field of the panel added. */
function complete(type: INodeTypeDescription, chosen: INodeParameters): INodeParameters {
	const more = shownFields(type, chosen)
		.filter(({ type: kind }) => kind === 'collection' || kind === 'fixedCollection')
		.map((field) => [field.name, filled(field)] as const);
	return { ...chosen, ...Object.fromEntries(more) };
}

/** The titles and notices of a panel. */
const titlesOf = (shown: INodeProperties[]): string[] =>
	shown
		.filter((field) => field.type !== 'hidden')
		// n8n gives the mapper a title of its own.
		.map((field) => (field.type === 'resourceMapper' ? 'Values to Send' : field.displayName));

/** What is wrong with a panel. */
function complaints({ type, parameters }: Stop, seen: Seen): string[] {
	const shown = shownFields(type, parameters);
	const expected = titlesOf(shown);
	const found: string[] = [];
	if (seen.blank > 0) found.push(`${seen.blank} titles are blank`);
	const twice = seen.titles.filter((title, index) => seen.titles.indexOf(title) !== index);
	if (twice.length > 0) found.push(`doubled: ${twice.join(', ')}`);
	if (seen.titles.join('|') !== expected.join('|')) {
		found.push(`shown: ${seen.titles.join(', ')}; described: ${expected.join(', ')}`);
	}
	for (const text of new Set(seen.clipped)) found.push(`clipped: ${text}`);
	const described = new Set<string>();
	const note = (fields: INodeProperties[]) => {
		for (const field of fields) {
			if (field.description && !['collection', 'fixedCollection'].includes(field.type)) {
				described.add(field.displayName);
			}
			if (field.type === 'collection') note(fieldsIn(field));
		}
	};
	note(shown);
	for (const title of seen.helpless) {
		if (described.has(title)) found.push(`no help: ${title}`);
	}
	return found;
}

async function descriptions(rest: Rest): Promise<INodeTypeDescription[]> {
	const all = (await rest.send('GET', '/types/nodes.json')) as INodeTypeDescription[];
	return all.filter(({ name }) => /^n8n-nodes-smartlead\.(?!.*Tool$)/.test(name));
}

/** A workflow with a node for each stop, in rows of six. */
async function lay(rest: Rest, stops: Stop[]): Promise<StoredWorkflow> {
	const [credential] = (await rest.credentials()).filter(({ type }) => type === 'smartLeadApi');
	const workflow = {
		name: `Walk: ${stops[0]?.resource}`,
		nodes: stops.map(({ title, type, parameters }, index) => ({
			id: String(index),
			name: title,
			type: type.name,
			typeVersion: 1,
			position: [(index % 6) * 260, Math.floor(index / 6) * 200],
			parameters,
		})),
		connections: {},
		settings: { executionOrder: 'v1' },
	};
	return await rest.createWorkflow(credential ? withCredential(workflow, credential) : workflow);
}

async function walk(url: string, login: Login, folder: string, only: string[]): Promise<number> {
	const rest = new Rest(url);
	await rest.signIn(login);
	const stops = (await descriptions(rest))
		.flatMap(stopsOf)
		.filter(({ resource }) => only.length === 0 || only.includes(resource));
	const browser = await openBrowser();
	const { page } = browser;
	page.setDefaultTimeout(90_000);
	let wrong = 0;
	try {
		await logIn(page, url, login);
		const desk = new Desk(page, url);
		// Tall, so that a panel is one picture.
		await page.setViewportSize({ width: 1440, height: 1800 });
		for (const resource of new Set(stops.map((stop) => stop.resource))) {
			const here = stops.filter((stop) => stop.resource === resource);
			const workflow = await lay(rest, here);
			await desk.openWorkflow(workflow.id);
			await page
				.getByTestId('canvas-node')
				.nth(here.length - 1)
				.waitFor();
			await page.screenshot({ path: join(folder, `${resource}.png`) });
			for (const stop of here) {
				const panel = await desk.openPanel(stop.title);
				const fields = panel.getByTestId('node-parameters');
				const last = titlesOf(shownFields(stop.type, stop.parameters)).at(-1) ?? '';
				// The last of its name: a step of a sequence has options of its own.
				await fields.getByText(last, { exact: true }).last().waitFor();
				// Lists that come from SmartLead, and fields that appear with them.
				await panel.locator('.el-select input:disabled').first().waitFor({ state: 'detached' });
				const found = complaints(stop, await page.evaluate<Seen>(look));
				wrong += found.length;
				for (const one of found) console.log(`${stop.title}: ${one}`);
				const name = `${resource} ${stop.title}`.replaceAll(/[^A-Za-z0-9]+/g, '-');
				await fields.screenshot({ path: join(folder, `${name}.png`) });
				await desk.closePanel();
			}
			await desk.goto('/home/workflows');
			await rest.send('POST', `/rest/workflows/${workflow.id}/archive`);
			await rest.send('DELETE', `/rest/workflows/${workflow.id}`);
		}
	} catch (error) {
		await page.screenshot({ path: join(folder, 'where-it-stopped.png') });
		throw error;
	} finally {
		await browser.close();
	}
	console.log(`${stops.length} panels, ${wrong} complaints. The pictures: ${folder}`);
	return wrong;
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			folder: { type: 'string', default: join(workFolder, 'walk') },
			url: { type: 'string' },
			only: { type: 'string', multiple: true, default: [] },
		},
	});
	const folder = resolve(values.folder);
	mkdirSync(folder, { recursive: true });
	const { url, only } = values;
	if (url !== undefined) return await walk(url, openExistingLogin(), folder, only);
	const n8n = openUserFolder('walk-n8n', { fresh: true });
	const editor = await startEditor({ port: await freePort(), folder: n8n, report: console.log });
	try {
		return await walk(editor.server.url, n8n.login(), folder, only);
	} finally {
		await editor.stop();
		await stopEverything();
	}
}

main().then(
	(wrong) => {
		process.exitCode = wrong > 0 ? 1 : 0;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	},
);
