import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { doubts, notFound, unreadable } from '../http/errors';
import type { Connection } from '../http/transport';
import { asProblem, attempt, Problem } from '../problem';
import type { ApiRequest, Effects } from '../spec/apiRequest';
import type { EntryContext } from '../spec/batch';
import type { Endpoint, JobContext } from '../spec/endpoint';
import { Lookups } from '../spec/lookup';
import type { Operation, Resource } from '../spec/operation';
import type { Read } from '../spec/parameter';
import { requestOf } from '../spec/request';
import { recordIn } from './answer';
import { failureItem, Remarks, shaper } from './output';
import { readerOf } from './read';
import { listOf } from './pages';
import { Settling, type KnownBefore } from './settling';

/** A problem that ends the run: at which item, and how far the run had come. */
export class Stop extends Problem {
	constructor(
		problem: Problem,
		readonly item: number,
		readonly progress = '',
	) {
		super(problem.kind, problem.message, problem);
	}

	override described(description: string | undefined): Stop {
		return new Stop(super.described(description), this.item, this.progress);
	}
}

/**
 * One run of the node, whether its items go one by one or travel together: the items, the way to
 * SmartLead, what comes out for each item and what is said beside it.
 */
export class NodeRun implements EntryContext {
	readonly inputs: INodeExecutionData[];
	readonly output: INodeExecutionData[][];
	readonly read: (item: number) => Read;
	readonly remarks = new Remarks();
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

	/** For jobs: the requests of other operations, and what they share. */
	readonly jobContext = (read: Read): JobContext => ({
		read,
		inRun: this,
		remark: this.remark,
		call: async (operation, values, before) =>
			await this.answer(operation, requestOf(operation, values), { before }),
		record: async (operation, values) => {
			const request = requestOf(operation, values);
			const answer = await this.send(request, operation);
			const [record] = recordIn(answer) ?? [];
			if (record) return record;
			throw notFound(request);
		},
		rows: async (operation, values) => {
			const request = requestOf(operation, values);
			const { list } = operation;
			if (!list) throw unreadable(request);
			return await listOf(request, list, async (page) => await this.send(page, operation));
		},
	});

	/** Said once beside the output, with the details of all items behind it. */
	readonly remark: Remarks['add'] = (...said) => this.remarks.add(...said);

	/** Whether a problem ends only its item. A stopped execution ends everything. */
	continuesAfter({ kind }: Problem): boolean {
		return this.context.continueOnFail() && kind !== 'cancelled';
	}

	/** These items failed, as far as nothing has come out for them. Throws a `Stop` where the run does not go on. */
	fail(
		problem: Problem,
		items: number[],
		{ progress, details }: { progress?: string; details?(item: number): IDataObject } = {},
	): void {
		if (!this.continuesAfter(problem)) {
			const [first] = [...items].sort((a, b) => a - b);
			throw problem instanceof Stop ? problem : new Stop(problem, first, progress);
		}
		for (const item of items) {
			if (this.output[item].length > 0) continue;
			this.output[item] = [failureItem(problem, item, details?.(item))];
		}
	}

	/** Checks everything about an item before anything is sent. False if it is not to be sent. */
	isPlanned(item: number, plan: () => unknown): boolean {
		try {
			plan();
			return true;
		} catch (error) {
			this.fail(asProblem(error), [item]);
			return false;
		}
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
					reads: effects.readOnly ?? request.method === 'GET',
					effects,
					...(operation.answer === 'deleted' ? { deletes: true } : {}),
				}),
		);
		if ('value' in sent) return sent.value;
		const { problem } = sent;
		const advice = problem.kind === 'refused' ? operation.advice?.(problem.message) : undefined;
		throw advice ? problem.described(advice) : problem;
	}

	/**
	 * The answer to a request of an operation, in its other form where this one is refused, or what is
	 * found of a write where no usable answer came.
	 */
	async answer(
		operation: Endpoint,
		request: ApiRequest,
		known: KnownBefore = {},
	): Promise<unknown> {
		const act = async () => await this.sendOrFallBack(operation, request);
		return this.settling ? await this.settling.answer(operation, request, act, known) : await act();
	}

	private async sendOrFallBack(operation: Endpoint, request: ApiRequest): Promise<unknown> {
		const { fallback } = operation;
		const isRefused = ({ kind, httpCode }: Problem) =>
			kind === 'refused' && (fallback?.after ?? []).includes(Number(httpCode));
		const first = await attempt(async () => await this.send(request, operation));
		if ('value' in first) return first.value;
		const { problem } = first;
		const other = isRefused(problem) ? fallback?.form(request, problem.message) : undefined;
		if (!other) throw problem;
		const second = await attempt(async () => await this.send(other, operation));
		if ('value' in second) return second.value;
		// The first form is the better known one: what was said of it helps more.
		if (isRefused(second.problem)) throw problem;
		throw second.problem.doubted(problem.maybeDone ? doubts.before : undefined);
	}
}
