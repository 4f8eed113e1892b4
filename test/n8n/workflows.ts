import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { projectFolder } from './folders';
import { isShape, listAt, shapeAt, textAt, type Shape } from './shapes';

/** A workflow as n8n exports it. */
export interface Workflow {
	name: string;
	nodes: Shape[];
	connections: Shape;
	settings: Shape;
	pinData?: Shape;
}

/** One of the importable workflows of `examples/`. */
export interface Example {
	/** The file's name without its end; short enough to be a workflow's id. */
	id: string;
	workflow: Workflow;
	/** Changes when the file changes. */
	fingerprint: string;
}

/** A credential that n8n keeps. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

function readWorkflow(text: string): Workflow {
	const parsed: unknown = JSON.parse(text);
	if (!isShape(parsed) || typeof parsed.name !== 'string') throw new Error('Not a workflow.');
	return {
		name: parsed.name,
		nodes: listAt(parsed, 'nodes').filter(isShape),
		connections: shapeAt(parsed, 'connections'),
		settings: shapeAt(parsed, 'settings'),
		pinData: shapeAt(parsed, 'pinData'),
	};
}

/** The one that shows most at once: what a newcomer is led to. */
const first = 'launch-a-campaign.json';

/** Every workflow of `examples/`, that for newcomers first. */
export function readExamples(): Example[] {
	const folder = join(projectFolder, 'examples');
	const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== first);
	return [first, ...files.sort()].map((file) => {
		const text = readFileSync(join(folder, file), 'utf8');
		return {
			id: basename(file, '.json').slice(0, 21),
			workflow: readWorkflow(text),
			fingerprint: createHash('sha256').update(text).digest('hex'),
		};
	});
}

/** The node that "Execute workflow" begins with; none where a workflow waits for a form or an event. */
export function manualStartOf(workflow: Workflow): string | undefined {
	const start = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
	return start && textAt(start, 'name');
}

/** Gives every node of our package that credential, as choosing it in the node's panel would. */
export function withCredential(workflow: Workflow, credential: StoredCredential): Workflow {
	const { id, name, type } = credential;
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			String(node.type).startsWith('n8n-nodes-smartlead.')
				? { ...node, credentials: { [type]: { id, name } } }
				: node,
		),
	};
}

/** Chooses these campaigns in every trigger that has none chosen, as its panel would. */
export function withCampaigns(workflow: Workflow, campaignIds: number[]): Workflow {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			/^n8n-nodes-smartlead\.smartLead(Poll)?Trigger$/.test(String(node.type)) &&
			listAt(node.parameters, 'campaignIds').length === 0
				? { ...node, parameters: { ...shapeAt(node, 'parameters'), campaignIds } }
				: node,
		),
	};
}
