import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Problem } from '../problem';
import { maxWait } from '../spec/description';
import type { Operation, Resource, Resources } from '../spec/operation';
import { reading, addedValue, type Read } from '../spec/parameter';

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

/** Max Wait, in ms. It is the option of the first item, as the run has one patience. */
export function patienceOf(read: Read): number {
	const options = (read('options') ?? {}) as IDataObject;
	const minutes = Object.hasOwn(options, maxWait.name)
		? addedValue(
				maxWait,
				reading(read, (name) => options[name]),
			)
		: maxWait.default;
	return (minutes as number) * 60_000;
}

/** Whether an AI agent runs the node. Before n8n 1.115 only the name that n8n gives to a tool tells. */
export const isTool = (context: IExecuteFunctions): boolean =>
	('isToolExecution' in context && context.isToolExecution()) ||
	context.getNode().type.endsWith('Tool');
