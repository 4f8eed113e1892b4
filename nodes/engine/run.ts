import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { holdsNoRecord, isNothing, itemsOf, itemsOfWrite, rowsOf } from './answer';
import { BatchRun } from './batch';
import { notFound, unreadable } from './errors';
import { Lookups } from './lookup';
import {
	isRead,
	type Effects,
	type List,
	type Operation,
	type Read,
	type Resource,
	type Resources,
} from './operation';
import { Once } from './once';
import { failureItem, Remarks, shaper, showHints, wantedRows } from './output';
import { asProblem, Problem, toNodeError } from './problem';
import { readerOf } from './read';
import { buildRequest, type ApiRequest } from './request';
import { Sender } from './sender';
import { chosen, isTool, patienceOf } from './setup';
import { cutForTool, mostForTool } from './tool';
import { Connection, shortWait } from './transport';

/** Of so many items the planned requests are kept until they are sent; of more, they are made again. */
const keptPlans = 1000;

/** How many reads may be under way at once. Writes go one by one. */
const overlap = 5;

/**
 * Runs the operation that the node is set to over its input items. Every parameter of every item is
 * checked before the first request. Throws n8n's own errors, built from scrubbed text.
 */
export async function run(
	context: IExecuteFunctions,
	resources: Resources,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	if (items.length === 0) return [];
	let job: Run | undefined;
	try {
		job = await opened(context, resources);
		const { batch } = job.operation;
		return batch ? await new BatchRun(job, batch).all() : await job.all();
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

/** What all items have in common: the operation, the patience, the way to SmartLead. */
async function opened(context: IExecuteFunctions, resources: Resources): Promise<Run> {
	const { resource, operation } = chosen(context, resources);
	const tool = isTool(context);
	const patience = tool ? shortWait : patienceOf(readerOf(context, operation)(0));
	return new Run(context, await Connection.open(context, { patience }), resource, operation, tool);
}

/** One run of the node: its items, its way to SmartLead, and what comes out for each item. */
export class Run {
	readonly inputs: INodeExecutionData[];
	readonly output: INodeExecutionData[][];
	readonly read: (item: number) => Read;
	private readonly lookups: Lookups;
	private readonly sender: Sender;
	private readonly plans = new Map<number, ApiRequest>();
	private readonly memo = new Map<string, unknown>();
	private readonly remarks = new Remarks();
	private done = 0;
	/** How many pages of one list may be under way at once, so that all items together keep to it. */
	private ahead = 1;

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
	}

	async all(): Promise<INodeExecutionData[]> {
		const planned = this.inputs.map((_, item) => item).filter((item) => this.planned(item));
		const once = new Once();
		const items = this.operation.once
			? planned.filter((item) => this.isFirst(item, once))
			: planned;
		const workers = Math.min(isRead(this.operation) ? overlap : 1, items.length);
		this.ahead = isRead(this.operation) ? Math.floor(overlap / workers) : 1;
		const failures: Array<{ item: number; problem: Problem }> = [];
		const failed = new Map<number, Problem>();
		const queue = items[Symbol.iterator]();

		const work = async () => {
			for (const item of queue) {
				if (failures.length > 0) return;
				try {
					this.output[item] = await this.perform(item);
					this.done++;
				} catch (error) {
					const problem = asProblem(error);
					failed.set(item, problem);
					if (this.goesOn(problem)) this.output[item] = [failureItem(problem, item)];
					else failures.push({ item, problem });
				}
			}
		};
		await Promise.all(Array.from({ length: workers }, work));

		const [first] = failures.sort((a, b) => a.item - b.item);
		if (first) throw this.stopped(first.problem, first.item);
		for (const [item, problem] of once.failed(failed)) {
			this.output[item] = [failureItem(problem, item)];
		}
		const hint = once.hint(failed, this.inputs.length, this.operation.cost);
		showHints(this.context, ...(hint ? [hint] : []), ...this.remarks.sentences);
		return this.output.flat();
	}

	/** An expression may give something else this time: what cannot be sent is none. */
	private isFirst(item: number, once: Once): boolean {
		let request = '';
		const plan = () => (request = JSON.stringify(this.plans.get(item) ?? this.plan(item)));
		return this.planned(item, plan) && once.isFirst(item, request);
	}

	/** Whether a problem ends only its item. A stopped execution ends everything. */
	goesOn = ({ kind }: Problem): boolean => this.context.continueOnFail() && kind !== 'cancelled';

	/** n8n's error for a problem that ends the run, with how far the run has come. */
	stopped(problem: Problem, item: number, progress = this.progress()) {
		const description = [problem.description, progress].filter(Boolean).join(' ');
		return toNodeError(
			this.context.getNode(),
			problem.described(description || undefined),
			item,
			this.inputs.length > 1,
		);
	}

	/** The request with the ids in it that had to be looked up. */
	async settled(request: ApiRequest): Promise<ApiRequest> {
		return await this.lookups.settled(request);
	}

	/** Sends a settled request of this operation. */
	async send(request: ApiRequest, effects?: Effects): Promise<unknown> {
		return await this.sender.send(request, effects);
	}

	/** Checks everything about an item before anything is sent. False if it is not to be sent. */
	planned(item: number, plan: () => unknown = () => this.plan(item)): boolean {
		try {
			plan();
			return true;
		} catch (error) {
			const problem = asProblem(error);
			if (!this.goesOn(problem)) throw this.stopped(problem, item, '');
			this.output[item] = [failureItem(problem, item)];
			return false;
		}
	}

	private plan(item: number): ApiRequest {
		const read = this.read(item);
		const { list } = this.operation;
		if (list?.pages && wantedRows(read, list) === Infinity && this.tool) {
			throw new Problem(
				'parameter',
				"'Return All' is not available when an AI agent runs the node",
				{
					description: "Set a 'Limit': what a tool answers has to fit what the model can read.",
				},
			);
		}
		const request = buildRequest(this.operation, read);
		shaper(this.operation, read, this.tool);
		this.operation.hatch?.check?.(request, read);
		if (this.inputs.length <= keptPlans) this.plans.set(item, request);
		return request;
	}

	private async perform(item: number): Promise<INodeExecutionData[]> {
		const read = this.read(item);
		const request = await this.settled(this.plans.get(item) ?? this.plan(item));
		this.plans.delete(item);
		const { hatch, list } = this.operation;
		const shape = shaper(this.operation, read, this.tool);
		const pairedItem = { item };

		if (hatch) {
			const { context, memo } = this;
			const rows = await hatch.run({
				context,
				item,
				read,
				request,
				memo,
				remark: (heading, detail) => this.remarks.add(heading, detail),
				send: async (other, effects) => await this.send(other, effects),
			});
			const output = rows.map(({ json, binary }) => ({
				json: shape(json),
				...(binary ? { binary } : {}),
				pairedItem,
			}));
			return this.fitting(output, item);
		}
		const rows = list ? await this.rows(request, list, read) : await this.answer(request);
		return this.fitting(
			rows.map((row) => ({ json: shape(row), pairedItem })),
			item,
		);
	}

	/** What nobody can set a Limit for is cut for an AI agent, which is told so. */
	private fitting(output: INodeExecutionData[], item: number): INodeExecutionData[] {
		const { list } = this.operation;
		if (!this.tool || list?.pages || output.length <= mostForTool) return output;
		const message = cutForTool(output.length);
		this.remarks.add(message);
		return [...output.slice(0, mostForTool), { json: { message }, pairedItem: { item } }];
	}

	private async answer(request: ApiRequest): Promise<IDataObject[]> {
		const answer = await this.sender.sendEither(request);
		if (this.operation.answer === 'deleted') {
			const { path, query, body } = request;
			return [{ deleted: true, ...path, ...query, ...(body as IDataObject | undefined) }];
		}
		if (!isRead(this.operation)) return itemsOfWrite(answer);
		if (holdsNoRecord(answer)) throw notFound(request);
		return itemsOf(answer);
	}

	private async rows(request: ApiRequest, list: List, read: Read): Promise<IDataObject[]> {
		const wanted = wantedRows(read, list);
		const ask = async (page: IDataObject) => {
			const paged =
				list.pages?.in === 'body'
					? { ...request, body: { ...(request.body as IDataObject), ...page } }
					: { ...request, query: { ...request.query, ...page } };
			const answer = await this.send(paged);
			const rows = rowsOf(answer, list);
			if (rows) return { rows, answer };
			throw isNothing(answer) ? notFound(request) : unreadable(request);
		};

		if (!list.pages) return (await ask({})).rows;
		const all: IDataObject[] = [];
		const way = {
			ahead: this.ahead,
			short: (...counts: [number, number]) => this.fellShort(...counts),
		};
		for await (const { rows } of list.pages.pages(ask, wanted, way)) {
			for (const row of rows) all.push(row);
		}
		return all.length > wanted ? all.slice(0, wanted) : all;
	}

	/** What is missing of a list may be missed: SmartLead said that there is more. */
	private fellShort(announced: number, came: number): void {
		const [all, rows] = [announced, came].map((count) => count.toLocaleString('en'));
		showHints(
			this.context,
			`SmartLead announced ${all} rows of this list, and it ended after ${rows}. It may have changed while it was read, or SmartLead counts rows that it does not list.`,
		);
	}

	private progress(): string {
		const { length } = this.inputs;
		return length > 1 ? `${this.done} of ${length} items were done before the run stopped.` : '';
	}
}
