import { NodeConnectionTypes, type IExecuteFunctions, type INodeType } from 'n8n-workflow';

import { run } from '../../nodes/engine/run/run';
import type { Host } from '../../nodes/engine/spec/apiRequest';
import { describe } from '../../nodes/engine/spec/description';
import type { Operation, Resources } from '../../nodes/engine/spec/operation';

/** A node that exists only here, for what no operation of the published ones shows. */
export function nodeOf(operations: Record<string, Operation>, host: Host = 'server'): INodeType {
	const [first] = Object.keys(operations);
	const resources: Resources = { test: { name: 'Test', host, default: first, operations } };
	return {
		description: {
			displayName: 'Test',
			name: 'test',
			group: ['output'],
			version: 1,
			description: '',
			defaults: { name: 'Test' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'smartLeadApi', required: true }],
			properties: describe(resources, 'test'),
		},
		async execute(this: IExecuteFunctions) {
			return [await run(this, resources)];
		},
	};
}
