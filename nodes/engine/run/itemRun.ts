import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { notFound, unreadable } from '../http/errors';
import { asProblem, Problem } from '../problem';
import type { ApiRequest } from '../spec/apiRequest';
import type { List } from '../spec/list';
import { isRead } from '../spec/operation';
import type { Read } from '../spec/parameter';
import { buildRequest } from '../spec/request';
import { holdsNoRecord, isEmptyList, itemsOf, itemsOfWrite } from './answer';
import { listOf } from './calls';
import { Duplicates } from './deduplicate';
import type { NodeRun } from './nodeRun';
import { failureItem, showHints, wantedRows } from './output';
import { cutForTool, mostForTool } from './tool';

/** Of so many items the planned requests are kept until they are sent; of more, they are made again. */
const keptPlans = 1000;

/** How many reads may be under way at once. Writes go one by one. */
const readConcurrency = 5;

/** Items that go one by one: a request for each, or several where one is a list or an operation with code of its own. */
export class ItemRun {
	private readonly plans = new Map<number, ApiRequest>();
	private done = 0;
	/** How many pages of one list may be under way at once, so that all items together keep to it. */
	private pageConcurrency = 1;

	constructor(private readonly run: NodeRun) {}

	async all(): Promise<INodeExecutionData[]> {
		const { run } = this;
		const planned = run.inputs
			.map((_, item) => item)
			.filter((item) => run.planned(item, () => this.plan(item)));
		const duplicates = new Duplicates();
		const items = run.operation.deduplicate
			? planned.filter((item) => this.isFirst(item, duplicates))
			: planned;
		const workers = Math.min(isRead(run.operation) ? readConcurrency : 1, items.length);
		this.pageConcurrency = isRead(run.operation) ? Math.floor(readConcurrency / workers) : 1;
		const failures: Array<{ item: number; problem: Problem }> = [];
		const failed = new Map<number, Problem>();
		const queue = items[Symbol.iterator]();

		const work = async () => {
			for (const item of queue) {
				if (failures.length > 0) return;
				try {
					run.output[item] = await this.perform(item);
					this.done++;
				} catch (error) {
					const problem = asProblem(error);
					failed.set(item, problem);
					if (run.continuesAfter(problem)) run.output[item] = [failureItem(problem, item)];
					else failures.push({ item, problem });
				}
			}
		};
		await Promise.all(Array.from({ length: workers }, work));

		const [first] = failures.sort((a, b) => a.item - b.item);
		if (first) throw run.stopped(first.problem, first.item, this.progress());
		for (const [item, problem] of duplicates.failed(failed)) {
			run.output[item] = [failureItem(problem, item)];
		}
		const hint = duplicates.hint(failed, run.inputs.length, run.operation.cost);
		showHints(run.context, ...(hint ? [hint] : []), ...run.remarks.sentences);
		return run.output.flat();
	}

	/** An expression may give something else this time: what cannot be sent is none. */
	private isFirst(item: number, duplicates: Duplicates): boolean {
		let request = '';
		const plan = () => (request = JSON.stringify(this.plans.get(item) ?? this.plan(item)));
		return this.run.planned(item, plan) && duplicates.isFirst(item, request);
	}

	private plan(item: number): ApiRequest {
		const { run } = this;
		const read = run.read(item);
		const { list } = run.operation;
		if (list?.pages && wantedRows(read, list) === Infinity && run.tool) {
			throw new Problem(
				'parameter',
				"'Return All' is not available when an AI agent runs the node",
				{
					description: "Set a 'Limit': what a tool answers has to fit what the model can read.",
				},
			);
		}
		const request = buildRequest(run.operation, read);
		run.shaper(read);
		run.operation.custom?.check?.(request, read);
		if (run.inputs.length <= keptPlans) this.plans.set(item, request);
		return request;
	}

	private async perform(item: number): Promise<INodeExecutionData[]> {
		const { run } = this;
		const read = run.read(item);
		const request = await run.resolved(this.plans.get(item) ?? this.plan(item));
		this.plans.delete(item);
		const { custom, list } = run.operation;
		const shape = run.shaper(read);
		const pairedItem = { item };

		if (custom) {
			const rows = await custom.run({
				context: run.context,
				item,
				read,
				request,
				inRun: run,
				remark: run.remark,
				send: async (other, effects) =>
					effects
						? await run.send(other, effects)
						: await run.answered(run.operation, other, async () => await run.send(other), { read }),
				...run.calls,
			});
			const output = rows.map(({ json, binary }) => ({
				json: shape(json),
				...(binary ? { binary } : {}),
				pairedItem,
			}));
			return this.cutForAgent(output, item);
		}
		const isList = list && !run.operation.rows;
		const rows = isList ? await this.rows(request, list, read) : await this.answer(request, read);
		return this.cutForAgent(
			rows.map((row) => ({ json: shape(row), pairedItem })),
			item,
		);
	}

	/** What nobody can set a Limit for is cut for an AI agent, which is told so. */
	private cutForAgent(output: INodeExecutionData[], item: number): INodeExecutionData[] {
		const { run } = this;
		const { list } = run.operation;
		if (!run.tool || list?.pages || output.length <= mostForTool) return output;
		const message = cutForTool(output.length);
		run.remark(message);
		return [...output.slice(0, mostForTool), { json: { message }, pairedItem: { item } }];
	}

	private async answer(request: ApiRequest, read: Read): Promise<IDataObject[]> {
		const { run } = this;
		const answer = await run.answered(
			run.operation,
			request,
			async () => await run.sendOrFallBack(request),
			{ read },
		);
		if (run.operation.answer === 'deleted') {
			const { path, query, body } = request;
			return [{ deleted: true, ...path, ...query, ...body }];
		}
		if (run.operation.rows) {
			const rows = run.operation.rows(answer, { request, read, remark: run.remark });
			if (rows) return rows;
			// Only what the path names can be missing.
			const isNamed = Object.keys(request.path).length > 0;
			throw isNamed && holdsNoRecord(answer) ? notFound(request) : unreadable(request);
		}
		if (!isRead(run.operation)) return itemsOfWrite(answer);
		if (run.operation.mayBeEmpty && isEmptyList(answer)) return [];
		if (holdsNoRecord(answer)) throw notFound(request);
		return itemsOf(answer);
	}

	private async rows(request: ApiRequest, list: List, read: Read): Promise<IDataObject[]> {
		const options = {
			concurrency: this.pageConcurrency,
			onShort: (...counts: [number, number]) => this.fellShort(...counts),
		};
		const send = async (page: ApiRequest) => await this.run.send(page);
		return await listOf(request, list, send, wantedRows(read, list), options);
	}

	/** What is missing of a list may be missed: SmartLead said that there is more. */
	private fellShort(announced: number, came: number): void {
		const [all, rows] = [announced, came].map((count) => count.toLocaleString('en'));
		showHints(
			this.run.context,
			`SmartLead announced ${all} rows of this list, and it ended after ${rows}. It may have changed while it was read, or SmartLead counts rows that it does not list.`,
		);
	}

	private progress(): string {
		const { length } = this.run.inputs;
		return length > 1 ? `${this.done} of ${length} items were done before the run stopped.` : '';
	}
}
