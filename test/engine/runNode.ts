import { WorkflowExecute } from 'n8n-core';
import {
	LoggerProxy,
	Workflow,
	type ICredentialType,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRun,
	type NodeExecutionHint,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { SmartLeadApi } from '../../credentials/SmartLeadApi.credentials';
import { nodeWith } from '../products';
import { additionalData } from './additionalData';
import { narrowed } from './narrowed';
import { matchPlainly } from './plainRegex';

matchPlainly();

/** n8n's own logger looks up who called it, even where nobody reads it. */
const noting = () => undefined;
const silent = { error: noting, warn: noting, info: noting, debug: noting };

/** The key that tests run with. Long and odd enough that finding it anywhere is no accident. */
export const testKey = 'k3y+of/the tests-0123456789';

export interface NodeRun {
	/** The items that came out. */
	items: INodeExecutionData[];
	/** Their JSON alone. */
	json: IDataObject[];
	/** What the node failed with, if it failed. */
	error?: {
		message: string;
		description?: string | null;
		httpCode?: string | null;
		itemIndex?: number;
	};
	hints: NodeExecutionHint[];
	run: IRun;
}

export interface NodeRunOptions {
	parameters: INodeParameters;
	/** The input; one empty item unless given. */
	items?: IDataObject[];
	credentials?: IDataObject;
	node?: Partial<INode>;
	/** The node that has the resource unless given. */
	nodeType?: INodeType;
	credentialType?: ICredentialType;
	mode?: WorkflowExecuteMode;
	/** Called with a function that stops the execution. */
	onStart?: (cancel: () => void) => void;
	/** The run stands for a call by an AI agent; before 1.115 only the name of its type tells a node. */
	tool?: boolean | 'by name';
	/** That of the workflow; n8n's own default unless given. */
	timezone?: string;
}

/**
 * Runs a node through the real n8n-core: expressions, pairing, continue on fail and error objects are
 * n8n's own. Asserts that the key is nowhere in what n8n would store.
 */
export async function runNode({
	parameters,
	items = [{}],
	credentials = { apiKey: testKey, sendKeyIn: 'query' },
	node = {},
	nodeType = nodeWith(parameters.resource),
	credentialType = new SmartLeadApi(),
	mode = 'manual',
	onStart,
	tool = false,
	timezone,
}: NodeRunOptions): Promise<NodeRun> {
	LoggerProxy.init(silent);
	const shown = narrowed(nodeType, parameters);
	const types: Record<string, INodeType> = {
		start: startNode(items),
		test: tool === true ? asTool(shown) : shown,
		testTool: shown,
	};
	const workflow = new Workflow({
		id: 'workflow',
		name: 'Test',
		active: false,
		settings: { executionOrder: 'v1', ...(timezone ? { timezone } : {}) },
		nodeTypes: {
			getByName: (type: string) => types[type],
			getByNameAndVersion: (type: string) => types[type],
			getKnownTypes: () => ({}),
		},
		nodes: [
			{ id: '1', name: 'Start', type: 'start', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: '2',
				name: 'Test',
				type: tool === 'by name' ? 'testTool' : 'test',
				typeVersion: 1,
				position: [200, 0],
				parameters,
				credentials: { [credentialType.name]: { id: '1', name: 'SmartLead' } },
				...node,
			},
		],
		connections: { Start: { main: [[{ node: 'Test', type: 'main', index: 0 }]] } },
	});
	const execution = new WorkflowExecute(additionalData(credentialType, credentials) as never, mode);
	const start = workflow.getNode('Start');
	if (!start) throw new Error('The workflow has no start');
	const running = started(execution, workflow, start);
	onStart?.(() => (running as unknown as { cancel(reason?: string): void }).cancel());
	const run = await running;

	expectNoKey(run, String(credentials.apiKey ?? ''));
	const [data] = run.data.resultData.runData.Test ?? [];
	const found = (data?.data?.main[0] ?? []) as INodeExecutionData[];
	const error = (data?.error ?? run.data.resultData.error) as
		| (NodeRun['error'] & { context?: { itemIndex?: number } })
		| undefined;
	return {
		items: found,
		json: found.map(({ json }) => json),
		...(error
			? {
					error: {
						message: error.message,
						description: error.description,
						httpCode: error.httpCode,
						itemIndex: error.context?.itemIndex,
					},
				}
			: {}),
		hints: data?.hints ?? [],
		run,
	};
}

/** n8n 1.x takes the workflow and its first node one by one. */
function started(execution: WorkflowExecute, workflow: Workflow, startNode: INode): Promise<IRun> {
	type Run = (...values: unknown[]) => Promise<IRun>;
	const run = execution.run.bind(execution) as unknown as Run;
	return execution.run.length > 1 ? run(workflow, startNode) : run({ workflow, startNode });
}

/** Fails if a key stands anywhere in a value, as it is or in any form that a URL or JSON gives it. */
export function expectNoKey(value: unknown, ...keys: string[]): void {
	const text = serialized(value);
	for (const form of keys.flatMap(formsOf)) {
		if (form.length > 5 && text.includes(form)) {
			const at = text.indexOf(form);
			throw new Error(`The key stands in the run: …${text.slice(Math.max(0, at - 80), at)}***`);
		}
	}
}

function formsOf(key: string): string[] {
	// Half a character has no encoding.
	const encoded = /\p{Surrogate}/u.test(key) ? [] : [encodeURIComponent(key), encodeURI(key)];
	return [...new Set([key, ...encoded, key.replaceAll(' ', '+')])];
}

/** All own properties, those of errors too, each object once: what n8n stores and a little more. */
function serialized(value: unknown): string {
	const seen = new Set<object>();
	const parts: string[] = [];
	const visit = (inner: unknown): void => {
		if (typeof inner === 'string') parts.push(inner);
		if (typeof inner !== 'object' || inner === null || seen.has(inner)) return;
		seen.add(inner);
		if (Buffer.isBuffer(inner)) {
			parts.push(inner.toString());
			return;
		}
		for (const name of Object.getOwnPropertyNames(inner)) {
			parts.push(name);
			visit((inner as Record<string, unknown>)[name]);
		}
	};
	visit(value);
	return parts.join('\n');
}

const startNode = (items: IDataObject[]): INodeType => ({
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
		return [items.map((json, item): INodeExecutionData => ({ json, pairedItem: { item } }))];
	},
});

/** The same node, told that an AI agent runs it. */
function asTool(nodeType: INodeType): INodeType {
	return {
		description: nodeType.description,
		methods: nodeType.methods,
		async execute() {
			const context = Object.create(this) as typeof this;
			context.isToolExecution = () => true;
			if (!nodeType.execute) throw new Error('The node cannot be run');
			return await nodeType.execute.call(context);
		},
	};
}
