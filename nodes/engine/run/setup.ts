import type { IExecuteFunctions } from 'n8n-workflow';

import { Problem } from '../problem';
import { allowAgents } from '../spec/description';
import { harmOf, type Operation, type Resource, type Resources } from '../spec/operation';
import { optionOf, type Read } from '../spec/parameter';

/*
 * What all items of a run have in common, as the node is set.
 */

/** Resource and operation are read once: they are the same for every item. */
export function chosen(
	context: IExecuteFunctions,
	resources: Resources,
): { resource: Resource; operation: Operation } {
	const name = context.getNodeParameter('resource', 0, '') as string;
	const operationName = context.getNodeParameter('operation', 0, '') as string;
	const resource = Object.hasOwn(resources, name) ? resources[name] : undefined;
	const operation =
		resource && Object.hasOwn(resource.operations, operationName)
			? resource.operations[operationName]
			: undefined;
	if (!resource || !operation) {
		throw new Problem('parameter', `This node has no operation '${operationName}' of '${name}'`, {
			description:
				"Choose 'Resource' and 'Operation' again. For a call of your own, use the HTTP Request node with this credential.",
		});
	}
	return { resource, operation };
}

/**
 * Refuses an AI agent what sends email, costs something or deletes, unless the user has allowed it:
 * emails are written by strangers, and a model may follow what they say.
 */
export function checkAgent(operation: Operation, read: Read, tool: boolean): void {
	const harm = harmOf(operation);
	if (harm === undefined || optionOf(allowAgents, read, false) || !tool) return;
	throw new Problem('parameter', `An AI agent may not run this operation: it ${harm}`, {
		description: `Nothing was sent. To allow it, add the option '${allowAgents.displayName}' to this tool, and better let a person approve each call.`,
	});
}

/** Whether an AI agent runs the node. Before n8n 1.115 only the name that n8n gives to a tool tells. */
export const isTool = (context: IExecuteFunctions): boolean =>
	('isToolExecution' in context && context.isToolExecution()) ||
	context.getNode().type.endsWith('Tool');
