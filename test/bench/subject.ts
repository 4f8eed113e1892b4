import { createRequire } from 'node:module';
import { WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IConnections,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type IRun,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { SmartLeadApi } from '../../credentials/SmartLeadApi.credentials';
import { valueAt } from '../../nodes/engine/json';
import { SmartLead } from '../../nodes/SmartLead/SmartLead.node';
import { additionalData } from '../engine/additionalData';
import { answerParent } from './child';
import type { Input, Measure, NodeName, Step, Task } from './tasks';

/** n8n's own nodes: where they are in n8n-nodes-base, and the version that the editor gives out. */
const base: Record<Exclude<NodeName, 'smartLead'>, { file: string; version: number }> = {
	httpRequest: { file: 'HttpRequest/HttpRequest.node.js', version: 4.5 },
	editFields: { file: 'Set/Set.node.js', version: 3.4 },
	splitOut: { file: 'Transform/SplitOut/SplitOut.node.js', version: 1 },
	extractFromFile: { file: 'Files/ExtractFromFile/ExtractFromFile.node.js', version: 1.1 },
};

const load = createRequire(__filename);

interface Loaded {
	/** As in saved workflows: n8n lets only its own HTTP Request use the credentials of others. */
	type: string;
	node: INodeType;
	version: number;
}

function nodeOf(name: NodeName): Loaded {
	if (name === 'smartLead') {
		return { type: 'n8n-nodes-smartlead.smartLead', node: new SmartLead(), version: 1 };
	}
	const { file, version } = base[name];
	const exported = load(`n8n-nodes-base/dist/nodes/${file}`) as Record<
		string,
		new () => INodeType | IVersionedNodeType
	>;
	const [Node] = Object.values(exported);
	const node = NodeHelpers.getVersionedNodeType(new Node(), version);
	return { type: `n8n-nodes-base.${name}`, node, version };
}

/** The items as a trigger or a table would have made them: every one on its own. */
function itemsOf({ sample, count, from = 1 }: Input): INodeExecutionData[] {
	const text = JSON.stringify(sample);
	return Array.from({ length: count }, (_, item) => {
		const number = String(from + item);
		const json = JSON.parse(text.replaceAll('"#"', number).replaceAll('#', number)) as IDataObject;
		return { json, pairedItem: { item } };
	});
}

const startNode = (items: INodeExecutionData[]): INodeType => ({
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		return [items];
	},
});

function workflowOf(steps: Step[], input: Input): Workflow {
	const loaded = steps.map(({ type }) => nodeOf(type));
	const types = new Map<string, INodeType>([
		['start', startNode(itemsOf(input))],
		...loaded.map(({ type, node }) => [type, node] as const),
	]);
	const typeOf = (name: string) => {
		const type = types.get(name);
		if (!type) throw new Error(`There is no node ${name}`);
		return type;
	};
	const names = ['Start', ...steps.map((_, index) => nameOf(index))];
	const links = names
		.slice(0, -1)
		.map((name, index) => [
			name,
			{ main: [[{ node: names[index + 1], type: NodeConnectionTypes.Main, index: 0 }]] },
		]);
	return new Workflow({
		id: 'workflow',
		name: 'Bench',
		active: false,
		settings: { executionOrder: 'v1' },
		nodeTypes: { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) },
		nodes: [
			{ id: 's', name: 'Start', type: 'start', typeVersion: 1, position: [0, 0], parameters: {} },
			...steps.map(({ parameters, onError }, index) => ({
				id: String(index),
				name: nameOf(index),
				type: loaded[index].type,
				typeVersion: loaded[index].version,
				position: [200 * (index + 1), 0] as [number, number],
				parameters,
				credentials: {
					smartLeadApi: { id: '1', name: 'SmartLead' },
					httpQueryAuth: { id: '2', name: 'SmartLead' },
				},
				...(onError ? { onError } : {}),
			})),
		],
		connections: Object.fromEntries(links) as IConnections,
	});
}

const nameOf = (index: number) => `Step ${index + 1}`;

/** What the credentials of both nodes hold: ours, and n8n's own for a key in the query. */
const credentials = (key: string) => ({ apiKey: key, name: 'api_key', value: key });

/** A prepared execution. */
function prepare({ steps, input, key }: Pick<Task, 'steps' | 'input' | 'key'>) {
	const workflow = workflowOf(steps, input);
	const data = additionalData(new SmartLeadApi(), credentials(key));
	const execution = new WorkflowExecute(data as never, 'trigger');
	const startNode = workflow.getNode('Start');
	return async (): Promise<IRun> => await execution.run({ workflow, startNode } as never);
}

/** Runs the chain once and says what it took. */
async function measure(task: Task): Promise<Measure> {
	if (task.warmUp) await prepare(task.warmUp)();
	const run = prepare(task);

	const idle = process.memoryUsage().rss;
	// Where the lane asks for it: what n8n left behind when it was loaded is not the run's.
	globalThis.gc?.();
	const cpu = process.cpuUsage();
	const { data } = await run();
	const { user, system } = process.cpuUsage(cpu);
	const peak = process.resourceUsage().maxRSS * 1024;

	const { runData, error } = data.resultData;
	const out = runData[nameOf(task.steps.length - 1)]?.[0]?.data?.main[0] ?? [];
	const good = out.map(({ json }) => json).filter((json) => json.error === undefined);
	const times = task.steps.map((_, index) => runData[nameOf(index)]?.[0]?.executionTime ?? 0);
	return {
		ms: times.reduce((sum, ms) => sum + ms, 0),
		cpuMs: (user + system) / 1000,
		idle,
		peak,
		items: good.length,
		distinct: new Set(good.map((json) => valueAt(json, task.identity))).size,
		sample: good[0] ?? {},
		...(error ? { error: error.message } : {}),
	};
}

answerParent(measure);
