import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { holdsNoRecord, isNothing, itemsOf, itemsOfWrite, rowsOf } from './answer';
import { BatchRun } from './batch';
import { maxWait } from './description';
import { notFound, unreadable } from './errors';
import { settle, type Lookup } from './lookup';
import {
	isRead,
	reading,
	type Effects,
	type List,
	type Operation,
	type Read,
	type Resource,
	type Resources,
} from './operation';
import { failureItem, Remarks, shaper, showHints, wantedRows } from './output';
import { asProblem, Problem, toNodeError } from './problem';
import { readerOf } from './read';
import { addedValue, invalidParameter } from './parameter';
import { buildRequest, type ApiRequest } from './request';
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
	private readonly answers = new Map<string, Promise<unknown>>();
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
	}

	async all(): Promise<INodeExecutionData[]> {
		const planned = this.inputs.map((_, item) => item).filter((item) => this.planned(item));
		const items = this.operation.once ? this.firstOfEach(planned) : planned;
		const workers = Math.min(isRead(this.operation) ? overlap : 1, items.length);
		this.ahead = isRead(this.operation) ? Math.floor(overlap / workers) : 1;
		const failures: Array<{ item: number; problem: Problem }> = [];
		const queue = items[Symbol.iterator]();

		const work = async () => {
			for (const item of queue) {
				if (failures.length > 0) return;
				try {
					this.output[item] = await this.perform(item);
					this.done++;
				} catch (error) {
					const problem = asProblem(error);
					if (this.goesOn(problem)) this.output[item] = [failureItem(problem, item)];
					else failures.push({ item, problem });
				}
			}
		};
		await Promise.all(Array.from({ length: workers }, work));

		const [first] = failures.sort((a, b) => a.item - b.item);
		if (first) throw this.stopped(first.problem, first.item);
		showHints(this.context, ...this.remarks.sentences);
		return this.output.flat();
	}

	/** Of items that ask for the same, the first: for the others nothing is sent, and nothing comes out. */
	private firstOfEach(items: number[]): number[] {
		const asked = new Set<string>();
		let passed = 0;
		const firsts = items.filter((item) => {
			let request = '';
			const plan = () => (request = JSON.stringify(this.plans.get(item) ?? this.plan(item)));
			// An expression may give something else this time.
			if (!this.planned(item, plan)) return false;
			if (!asked.has(request)) return asked.add(request);
			passed++;
			return false;
		});
		if (passed > 0) {
			showHints(
				this.context,
				`${passed.toLocaleString('en')} of ${items.length.toLocaleString('en')} input items ask for the same as an item before them. It was done once, as it costs ${this.operation.cost ?? 'something'}.`,
			);
		}
		return firsts;
	}

	/** Whether a problem ends only its item. A stopped execution ends everything. */
	goesOn = ({ kind }: Problem): boolean => this.context.continueOnFail() && kind !== 'cancelled';

	/** n8n's error for a problem that ends the run, with how far the run has come. */
	stopped(problem: Problem, item: number, progress = this.progress()) {
		const { kind, message, httpCode } = problem;
		const description = [problem.description, progress].filter(Boolean).join(' ');
		return toNodeError(
			this.context.getNode(),
			new Problem(kind, message, { description: description || undefined, httpCode }),
			item,
			this.inputs.length > 1,
		);
	}

	/** The request with the ids in it that had to be looked up. */
	async settled(request: ApiRequest): Promise<ApiRequest> {
		return await settle(request, async (lookup) => await this.find(lookup));
	}

	/** Sends a settled request of this operation. */
	async send(request: ApiRequest, effects: Effects = this.operation): Promise<unknown> {
		try {
			return await this.connection.send(request, {
				host: this.resource.host,
				reads: isRead({ request: `${request.method} /`, readOnly: effects.readOnly }),
				effects,
				...(this.operation.answer === 'deleted' ? { deletes: true } : {}),
			});
		} catch (error) {
			throw this.advised(asProblem(error));
		}
	}

	private advised(problem: Problem): Problem {
		const { kind, message, httpCode, final } = problem;
		const description = kind === 'refused' ? this.operation.advice?.(message) : undefined;
		return description ? new Problem(kind, message, { description, httpCode, final }) : problem;
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
			return rows.map(({ json, binary }) => ({
				json: shape(json),
				...(binary ? { binary } : {}),
				pairedItem,
			}));
		}
		const rows = list ? await this.rows(request, list, read) : await this.answer(request);
		return rows.map((row) => ({ json: shape(row), pairedItem }));
	}

	private async answer(request: ApiRequest): Promise<IDataObject[]> {
		const answer = await this.sendEither(request);
		if (this.operation.answer === 'deleted') {
			const { path, query, body } = request;
			return [{ deleted: true, ...path, ...query, ...(body as IDataObject | undefined) }];
		}
		if (!isRead(this.operation)) return itemsOfWrite(answer);
		if (holdsNoRecord(answer)) throw notFound(request);
		return itemsOf(answer);
	}

	/** Sends a request, and the other documented form of it where this one is refused. */
	private async sendEither(request: ApiRequest): Promise<unknown> {
		const { otherwise } = this.operation;
		const isRefused = ({ kind, httpCode }: Problem) =>
			kind === 'refused' && (otherwise?.after ?? []).includes(Number(httpCode));
		const tried = await this.attempt(request);
		if (!('problem' in tried)) return tried.answer;
		const { problem } = tried;
		const other = isRefused(problem) ? otherwise?.form(request, problem.message) : undefined;
		if (!other) throw problem;
		const again = await this.attempt(other);
		if (!('problem' in again)) return again.answer;
		// The first form is the better known one: what was said of it helps more.
		throw isRefused(again.problem) ? problem : again.problem;
	}

	private async attempt(request: ApiRequest): Promise<{ answer: unknown } | { problem: Problem }> {
		try {
			return { answer: await this.send(request) };
		} catch (error) {
			return { problem: asProblem(error) };
		}
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

	/** Asks for the id behind a lookup, once per run for the same question. */
	private async find(lookup: Lookup): Promise<unknown> {
		const key = JSON.stringify(lookup);
		let answer = this.answers.get(key);
		if (!answer) {
			// What is asked for may itself have to be looked up: the lead, then what it wrote.
			answer = this.settled(lookup.request).then(
				async (request) =>
					await this.connection.send(request, { host: 'server', reads: true, effects: {} }),
			);
			this.answers.set(key, answer);
			answer.catch(() => this.answers.delete(key));
		}
		const found = await answer;
		try {
			return lookup.pick(found);
		} catch (error) {
			throw notThere(invalidParameter({ ...blank, displayName: lookup.field }, error));
		}
	}

	private progress(): string {
		const { length } = this.inputs;
		return length > 1 ? `${this.done} of ${length} items were done before the run stopped.` : '';
	}
}

/** SmartLead was asked and has no such record, as in a 404. */
const notThere = ({ message }: Problem) => new Problem('refused', message, { httpCode: '404' });

const blank = { name: '', type: 'string', default: '' } as const;

/** Resource and operation are read once: they are the same for every item. */
function chosen(context: IExecuteFunctions, resources: Resources) {
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
function patienceOf(read: Read): number {
	const options = (read('options') ?? {}) as IDataObject;
	const minutes = Object.hasOwn(options, maxWait.name)
		? addedValue(
				maxWait,
				reading(read, (name) => options[name]),
			)
		: maxWait.default;
	return (minutes as number) * 60_000;
}

/** Older versions of n8n do not tell. */
const isTool = (context: IExecuteFunctions): boolean =>
	'isToolExecution' in context && context.isToolExecution();
