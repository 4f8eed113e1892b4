import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Connection } from '../http/transport';
import { asProblem, toNodeError, type Problem } from '../problem';
import type { ApiRequest, Effects } from '../spec/apiRequest';
import type { Endpoint } from '../spec/endpoint';
import { Lookups } from '../spec/lookup';
import type { Operation, Resource } from '../spec/operation';
import type { Read } from '../spec/parameter';
import { callsBy } from './calls';
import { failureItem, Remarks, shaper } from './output';
import { readerOf } from './read';
import { Sender } from './sender';
import { Settling } from './settling';

/**
 * One run of the node, whether its items go one by one or travel together: the items, the way to
 * SmartLead, what comes out for each item and what is said beside it.
 */
export class NodeRun {
	readonly inputs: INodeExecutionData[];
	readonly output: INodeExecutionData[][];
	readonly read: (item: number) => Read;
	readonly remarks = new Remarks();
	readonly sender: Sender;
	/** For jobs: the requests of other operations. */
	readonly calls = callsBy(
		async (request, effects) => await this.send(request, effects),
		async (...write) => await this.answered(...write),
	);
	/** An AI agent is not kept waiting: what is open stays open. */
	readonly settling: Settling | undefined;
	private readonly lookups: Lookups;

	constructor(
		readonly context: IExecuteFunctions,
		readonly connection: Connection,
		readonly resource: Resource,
		readonly operation: Operation,
		readonly tool: boolean,
	) {
		this.inputs = context.getInputData();
		this.output = this.inputs.map(() => []);
		this.read = readerOf(context, operation);
		this.sender = new Sender(connection, resource, operation);
		this.lookups = new Lookups(
			async (request) =>
				await connection.send(request, { host: 'server', reads: true, effects: {} }),
		);
		if (tool) return;
		this.settling = new Settling({
			send: async (request, effects) => await this.send(request, effects),
			resolve: async (request) => await this.resolved(request),
			signal: connection.signal,
			writtenAt: () => connection.writtenAt,
			remark: this.remark,
		});
	}

	/** Said once beside the output, with the details of all items behind it. */
	readonly remark = (heading: string, detail?: string): void => this.remarks.add(heading, detail);

	/** Whether a problem ends only its item. A stopped execution ends everything. */
	continuesAfter = ({ kind }: Problem): boolean =>
		this.context.continueOnFail() && kind !== 'cancelled';

	/** n8n's error for a problem that ends the run, with how far the run has come. */
	stopped(problem: Problem, item: number, progress?: string) {
		const description = [problem.description, progress].filter(Boolean).join(' ');
		return toNodeError(
			this.context.getNode(),
			problem.described(description || undefined),
			item,
			this.inputs.length > 1,
		);
	}

	/** What a row of an answer looks like when it leaves the node. Throws a `Problem` where that is not clear. */
	shaper(read: Read): (row: IDataObject) => IDataObject {
		const shape = shaper(this.operation, read, this.tool);
		// An AI agent gets HTML as text.
		return this.tool ? (row) => this.connection.redacted(shape(row)) : shape;
	}

	/** The request with the ids in it that had to be looked up. */
	async resolved(request: ApiRequest): Promise<ApiRequest> {
		return await this.lookups.resolved(request);
	}

	/** Sends a settled request of this operation. */
	async send(request: ApiRequest, effects?: Effects): Promise<unknown> {
		return await this.sender.send(request, effects);
	}

	/** The answer of a write, or what is found of it where no usable answer came. */
	async answered(
		operation: Endpoint,
		request: ApiRequest,
		act: () => Promise<unknown>,
		known: { read?: Read; before?: Set<string> },
	): Promise<unknown> {
		if (!this.settling) return await act();
		return await this.settling.answer(operation, request, act, known);
	}

	/** Checks everything about an item before anything is sent. False if it is not to be sent. */
	planned(item: number, plan: () => unknown): boolean {
		try {
			plan();
			return true;
		} catch (error) {
			const problem = asProblem(error);
			if (!this.continuesAfter(problem)) throw this.stopped(problem, item);
			this.output[item] = [failureItem(problem, item)];
			return false;
		}
	}
}
