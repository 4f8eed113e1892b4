import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import 'n8n-core';
import {
	isINodePropertyOptionsList,
	NodeHelpers,
	type INodeType,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { answerParent } from './child';
import type { Loading } from './tasks';

/** Node files to load: ours, as package.json names them, or one of n8n-nodes-base. */
export interface Files {
	ours?: string[];
	base?: string;
}

const load = createRequire(__filename);
/** The compiled package, two folders up from here. */
const code = resolve(__dirname, '..', '..');

type Node = INodeType | IVersionedNodeType;

function operationsOf(node: Node): number {
	const { description } = NodeHelpers.getVersionedNodeType(node);
	return description.properties
		.filter(({ name }) => name === 'operation')
		.reduce(
			(sum, { options = [] }) => sum + (isINodePropertyOptionsList(options) ? options.length : 0),
			0,
		);
}

/** Loads and makes the nodes as n8n does at its start, in a process that has n8n-core already. */
async function measure({ ours = [], base }: Files): Promise<Loading> {
	const files = ours.map((file) => join(code, file));
	if (base !== undefined) files.push(load.resolve(`n8n-nodes-base/dist/nodes/${base}`));
	const started = performance.now();
	const nodes = files.map((file) => {
		const [NodeClass] = Object.values(load(file) as Record<string, new () => Node>);
		return new NodeClass();
	});
	const ms = performance.now() - started;
	const operations = nodes.reduce((sum, node) => sum + operationsOf(node), 0);
	return { ms, operations };
}

answerParent(measure);
