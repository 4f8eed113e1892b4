import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Connection } from '../http/transport';
import { shortWait } from '../http/wait';
import { asProblem, Problem, toNodeError } from '../problem';
import type { Resources } from '../spec/operation';
import { BatchRun } from './batchRun';
import { ItemRun } from './itemRun';
import { NodeRun } from './nodeRun';
import { failureItem, forErrorOutput } from './output';
import { readerOf } from './read';
import { checkAgent, chosen, isTool, maxWaitOf } from './setup';

/**
 * Runs the operation that the node is set to over its input items. Every parameter of every item is
 * checked before the first request. Throws n8n's own errors, built from redacted text.
 */
export async function run(
	context: IExecuteFunctions,
	resources: Resources,
): Promise<INodeExecutionData[]> {
	const output = await outputOf(context, resources);
	return context.getNode().onError === 'continueErrorOutput' ? forErrorOutput(output) : output;
}

async function outputOf(
	context: IExecuteFunctions,
	resources: Resources,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	if (items.length === 0) return [];
	let job: NodeRun | undefined;
	try {
		job = await opened(context, resources);
		const { batch } = job.operation;
		return await (batch ? new BatchRun(job, batch) : new ItemRun(job)).all();
	} catch (error) {
		if (!context.continueOnFail() || job?.connection.signal?.aborted) throw failed(context, error);
		// n8n would hand the input on as the output, as if all had gone well.
		const problem = asProblem(error);
		return items.flatMap((_, item) => {
			const made = job?.output[item] ?? [];
			return made.length > 0 ? made : [failureItem(problem, item)];
		});
	}
}

const failed = (context: IExecuteFunctions, error: unknown) =>
	error instanceof Problem ? toNodeError(context.getNode(), error) : error;

/** What all items have in common: the operation, how long it may wait, the way to SmartLead. */
async function opened(context: IExecuteFunctions, resources: Resources): Promise<NodeRun> {
	const { resource, operation } = chosen(context, resources);
	const tool = isTool(context);
	const read = readerOf(context, operation)(0);
	checkAgent(operation, read, tool);
	const maxWait = tool ? shortWait : maxWaitOf(read);
	return new NodeRun(
		context,
		await Connection.open(context, { maxWait, priority: tool }),
		resource,
		operation,
		tool,
	);
}
