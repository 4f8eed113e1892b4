import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Connection } from '../http/transport';
import { shortWait } from '../http/wait';
import { asProblem, Problem, toNodeError } from '../problem';
import { maxWait } from '../spec/description';
import type { Resources } from '../spec/operation';
import { optionOf } from '../spec/parameter';
import { BatchRun } from './batchRun';
import { ItemRun } from './items';
import { NodeRun, Stop } from './nodeRun';
import { failureItem, forErrorOutput, showHints, withColumn } from './output';
import { readerOf } from './read';
import { checkAgent, chosen, isTool } from './setup';

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
		const said = await (batch ? new BatchRun(job, batch) : new ItemRun(job)).all();
		showHints(context, [...(said ? [said] : []), ...job.remarks.sentences]);
		return withColumn(job.output.flat(), batch?.column);
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

/** n8n's error for what ended the run, with how far the run had come. */
function failed(context: IExecuteFunctions, error: unknown): unknown {
	if (!(error instanceof Problem)) return error;
	if (!(error instanceof Stop)) return toNodeError(context.getNode(), error);
	const { item, progress, description } = error;
	const told = [description, progress].filter(Boolean).join(' ') || undefined;
	const isOneOfSeveral = context.getInputData().length > 1;
	return toNodeError(context.getNode(), error.described(told), item, isOneOfSeveral);
}

/** What all items have in common: the operation, how long it may wait, the way to SmartLead. */
async function opened(context: IExecuteFunctions, resources: Resources): Promise<NodeRun> {
	const { resource, operation } = chosen(context, resources);
	const tool = isTool(context);
	const read = readerOf(context, operation)(0);
	checkAgent(operation, read, tool);
	// That of the first item, as the run has one deadline.
	const patience = tool ? shortWait : optionOf(maxWait, read) * 60_000;
	const connection = await Connection.open(context, { maxWait: patience, priority: tool });
	return new NodeRun(context, connection, resource, operation, tool);
}
