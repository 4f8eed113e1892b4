import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Connection } from '../http/transport';
import { asProblem, attempt, toNodeError, type Problem } from '../problem';
import type { ApiRequest, Effects } from '../spec/apiRequest';
import type { Endpoint } from '../spec/endpoint';
import { Lookups } from '../spec/lookup';
import { isRead, type Operation, type Resource } from '../spec/operation';
import type { Read } from '../spec/parameter';
import { callsBy } from './calls';
import { failureItem, Remarks, shaper } from './output';
import { readerOf } from './read';
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
	/** For jobs: the requests of other operations. */
	readonly calls = callsBy(this);
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
		this.lookups = new Lookups(
			async (request) =>
				await connection.send(request, { host: 'server', reads: true, effects: {} }),
		);
		if (!tool) this.settling = new Settling(this);
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

	/** A request, or values of one, with the ids in it that had to be looked up. */
	async resolved<T>(values: T): Promise<T> {
		return await this.lookups.resolved(values);
	}

	/** Sends a request in which nothing is to be looked up any more. Throws a `Problem`. */
	async send(request: ApiRequest, effects: Effects = this.operation): Promise<unknown> {
		const { resource, operation } = this;
		const sent = await attempt(
			async () =>
				await this.connection.send(request, {
					host: resource.host,
					reads: isRead({ request: `${request.method} /`, readOnly: effects.readOnly }),
					effects,
					...(operation.answer === 'deleted' ? { deletes: true } : {}),
				}),
		);
		if ('value' in sent) return sent.value;
		const { problem } = sent;
		const advice = problem.kind === 'refused' ? operation.advice?.(problem.message) : undefined;
		throw advice ? problem.described(advice) : problem;
	}

	/** Sends a request, and the other documented form of it where this one is refused. */
	async sendOrFallBack(request: ApiRequest): Promise<unknown> {
		const { fallback } = this.operation;
		const isRefused = ({ kind, httpCode }: Problem) =>
			kind === 'refused' && (fallback?.after ?? []).includes(Number(httpCode));
		const first = await attempt(async () => await this.send(request));
		if ('value' in first) return first.value;
		const { problem } = first;
		const other = isRefused(problem) ? fallback?.form(request, problem.message) : undefined;
		if (!other) throw problem;
		const second = await attempt(async () => await this.send(other));
		if ('value' in second) return second.value;
		// The first form is the better known one: what was said of it helps more.
		throw isRefused(second.problem) ? problem : second.problem;
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
