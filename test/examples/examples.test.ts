import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { SmartLeadPollTrigger } from '../../nodes/SmartLeadPollTrigger/SmartLeadPollTrigger.node';
import { SmartLeadTrigger } from '../../nodes/SmartLeadTrigger/SmartLeadTrigger.node';
import { isShape, listAt, shapeAt, textAt, type Shape } from '../n8n/shapes';
import { readExamples, type Workflow } from '../n8n/workflows';
import { products } from '../products';

/* What can be said of examples/ without n8n; test/e2e runs them. */

const folder = join(__dirname, '../../examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const text = (file: string) => readFileSync(join(folder, file), 'utf8');

const prefix = 'n8n-nodes-smartlead.';
const descriptions = new Map<string, INodeTypeDescription>(
	[...products.map(({ node }) => node), new SmartLeadTrigger(), new SmartLeadPollTrigger()].flatMap(
		({ description }) => [
			[`${prefix}${description.name}`, description],
			// n8n makes it of a node that an AI agent can use.
			[`${prefix}${description.name}Tool`, description],
		],
	),
);

/** n8n puts it into the panel of every node that polls. */
const schedule: INodeProperties = {
	displayName: 'Poll Times',
	name: 'pollTimes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	options: [
		{
			displayName: 'Item',
			name: 'item',
			values: [
				{ displayName: 'Mode', name: 'mode', type: 'string', default: '' },
				{ displayName: 'Value', name: 'value', type: 'number', default: 0 },
				{ displayName: 'Unit', name: 'unit', type: 'string', default: '' },
			],
		},
	],
};

const nameOf = (node: Shape) => textAt(node, 'name');
const isNote = ({ type }: Shape) => type === 'n8n-nodes-base.stickyNote';
const isOurs = ({ type }: Shape) => String(type).startsWith(prefix);
const isTrigger = ({ type }: Shape) => /Trigger$/.test(String(type));
const steps = ({ nodes }: Workflow) => nodes.filter((node) => !isNote(node));
const notes = ({ nodes }: Workflow) => nodes.filter(isNote);
const noteText = (workflow: Workflow) =>
	notes(workflow)
		.map((note) => textAt(note.parameters, 'content'))
		.join('\n\n');

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isShape(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** The links of a workflow, by the names of their nodes: those that items take, or what agents have. */
function linksOf({ connections }: Workflow, isWanted = (type: string): boolean => type === 'main') {
	return Object.keys(connections).flatMap((from) =>
		Object.keys(shapeAt(connections, from))
			.filter(isWanted)
			.flatMap((type) => listAt(connections[from], type).flat())
			.map((link): [string, string] => [from, textAt(link, 'node')]),
	);
}

/** A model, a tool or a parser, and the agent that has it. */
const agentsOf = (workflow: Workflow) => linksOf(workflow, (type) => type.startsWith('ai_'));

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** What a node takes on the canvas: 96 × 96, an agent 256, with its name below; a note its own size. */
function boxOf(node: Shape): Box {
	const [left = NaN, top = NaN] = listAt(node, 'position').map(Number);
	const { width, height } = isNote(node)
		? shapeAt(node, 'parameters')
		: { width: /\.agent$/.test(String(node.type)) ? 256 : 96, height: 96 + 40 };
	return {
		name: nameOf(node),
		left,
		top,
		right: left + Number(width),
		bottom: top + Number(height),
	};
}

const overlap = (one: Box, other: Box) =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;

test('there are at least ten, and no two are called the same', () => {
	const ids = files.map((file) => file.replace(/\.json$/, ''));
	expect(ids.length).toBeGreaterThanOrEqual(10);
	// More would be cut off: n8n's ids are at most this long.
	for (const id of ids) expect(id).toMatch(/^[a-z-]{1,21}$/);
	const examples = readExamples();
	expect(examples.map(({ id }) => id).sort()).toEqual(ids.sort());
	expect(new Set(examples.map(({ workflow }) => workflow.name)).size).toBe(ids.length);
});

test('the README has a line for each', () => {
	const lines = readFileSync(join(folder, 'README.md'), 'utf8').split('\n');
	for (const { id, workflow } of readExamples()) {
		const line = lines.find((one) => one.includes(`(${id}.json)`)) ?? '';
		const used = steps(workflow)
			.filter((node) => isOurs(node) && !isTrigger(node))
			.map(
				({ parameters }) => `${textAt(parameters, 'resource')}.${textAt(parameters, 'operation')}`,
			);
		expect(line).toContain(`**${workflow.name}**`);
		for (const operation of new Set(used)) expect(line).toContain(`\`${operation}\``);
	}
});

describe.each(readExamples().map(({ id, workflow }) => [id, workflow] as const))(
	'%s',
	(id, workflow) => {
		test('holds nothing of an account', () => {
			const content = text(`${id}.json`);
			expect(content).not.toMatch(/"(credentials|webhookId|meta|active|staticData)"/);
			expect(content).not.toMatch(/api[_-]?key|bearer|[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{24}/i);
			expect(workflow.pinData).toEqual({});
			const addresses = content.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
			for (const address of addresses) expect(address).toMatch(/@(\w+\.)?example\.(com|org)$/);
			expect(content.match(/https?:\/\/[^\s"']+/g) ?? []).toEqual([]);
		});

		test('each SmartLead node has only parameters that it knows, and all that it needs', () => {
			for (const node of steps(workflow).filter(isOurs)) {
				const description = descriptions.get(String(node.type));
				if (!description) throw new Error(`There is no node ${String(node.type)}`);
				expect(node.typeVersion).toBe(description.version);
				const given = shapeAt(node, 'parameters') as INodeParameters;
				const properties = [...description.properties, ...(description.polling ? [schedule] : [])];
				const whole = node as unknown as INode;
				const known = NodeHelpers.getNodeParameters(
					properties,
					given,
					true,
					false,
					whole,
					description,
				);
				expect([node.name, known]).toMatchObject([node.name, given]);
				const parameters = { ...known };
				// Whoever imports it chooses their own campaigns.
				if (isTrigger(node)) expect(given.campaignIds).toEqual([]);
				if (isTrigger(node)) parameters.campaignIds = [1];
				const issues = NodeHelpers.getNodeParametersIssues(
					properties,
					{ ...whole, parameters },
					description,
				);
				expect([node.name, issues]).toEqual([node.name, null]);
			}
		});

		test('says in notes what it does, and names each node that can send mail', () => {
			expect(notes(workflow).length).toBeGreaterThanOrEqual(3);
			for (const note of notes(workflow)) {
				expect(textAt(note.parameters, 'content')).toMatch(/^## \d\. .+\n[^]{80}/);
			}
			for (const node of steps(workflow).filter(isOurs)) {
				const resource = textAt(node.parameters, 'resource');
				const operation = textAt(node.parameters, 'operation');
				const spec = products
					.map(({ resources }) => resources[resource]?.operations[operation])
					.find(Boolean);
				if (spec?.sendsEmail) expect(noteText(workflow)).toContain(`**${nameOf(node)}**`);
			}
		});

		test('every name in it is that of a node', () => {
			const names = steps(workflow).map(nameOf);
			expect(new Set(names).size).toBe(names.length);
			const asked = textsIn(steps(workflow)).flatMap((one) =>
				[...one.matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name),
			);
			expect(names).toEqual(expect.arrayContaining(asked));
			for (const [from, to] of [...linksOf(workflow), ...agentsOf(workflow)])
				expect(names).toEqual(expect.arrayContaining([from, to]));
		});

		test('every node is reached from a trigger', () => {
			const reached = new Set(steps(workflow).filter(isTrigger).map(nameOf));
			expect(reached.size).toBeGreaterThan(0);
			const links = linksOf(workflow);
			for (let before = -1; before < reached.size; ) {
				before = reached.size;
				for (const [from, to] of links) if (reached.has(from)) reached.add(to);
				for (const [part, agent] of agentsOf(workflow)) if (reached.has(agent)) reached.add(part);
			}
			expect([...reached].sort()).toEqual(steps(workflow).map(nameOf).sort());
		});

		test('lies on the grid, from left to right, and nothing covers anything', () => {
			const boxes = workflow.nodes.map(boxOf);
			for (const { name, left, top } of boxes) {
				expect([name, left % 16, top % 16].map((value) => (value === 0 ? 0 : value))).toEqual([
					name,
					0,
					0,
				]);
			}
			const covered = boxes.flatMap((one, index) =>
				boxes
					.slice(index + 1)
					.filter((other) => overlap(one, other))
					.map((other) => `${one.name} × ${other.name}`),
			);
			expect(covered).toEqual([]);
			const byName = new Map(boxes.map((box) => [box.name, box]));
			for (const [from, to] of linksOf(workflow)) {
				const [one, other] = [byName.get(from), byName.get(to)];
				const goesOn = Boolean(one && other && (other.left > one.left || other.top > one.bottom));
				expect([from, to, goesOn]).toEqual([from, to, true]);
			}
			for (const [part, agent] of agentsOf(workflow)) {
				const [one, other] = [byName.get(part), byName.get(agent)];
				expect([part, Number(one?.top) > Number(other?.bottom)]).toEqual([part, true]);
			}
		});
	},
);
