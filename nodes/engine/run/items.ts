import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { notFound, unreadable } from '../http/errors';
import { attempt, Problem } from '../problem';
import type { ApiRequest } from '../spec/apiRequest';
import type { List } from '../spec/list';
import { isRead } from '../spec/operation';
import type { Read } from '../spec/parameter';
import { buildRequest } from '../spec/request';
import { holdsNoRecord, itemsOf, itemsOfWrite } from './answer';
import type { NodeRun } from './nodeRun';
import { showHints, wantedRows } from './output';
import { listOf } from './pages';
import { cutForTool, mostForTool } from './tool';

/** Of so many items the planned requests are kept until they are sent; of more, they are made again. */
const keptPlans = 1000;

/** How many reads may be under way at once. Writes go one by one. */
const readConcurrency = 5;

/** Items that go one by one: a request for each, or several where one is a list or an operation with code of its own. */
export class ItemRun {
	private readonly plans = new Map<number, ApiRequest>();
	/** Request → the first item that asks for it, where what costs is done once. */
	private readonly firsts = new Map<string, number>();
	/** Items for which nothing is sent → the one before each that asks for the same. */
	private readonly repeats = new Map<number, number>();
	private readonly failures = new Map<number, Problem>();
	/** How many pages of one list may be under way at once, so that all items together keep to it. */
	private pageConcurrency = 1;

	constructor(private readonly run: NodeRun) {}

	/** Gives what there is to say of the whole run. */
	async all(): Promise<string | undefined> {
		const { run, failures, repeats } = this;
		const items = [...run.inputs.keys()].filter(
			(item) => run.isPlanned(item, () => this.plan(item)) && !repeats.has(item),
		);
		const workers = Math.min(isRead(run.operation) ? readConcurrency : 1, items.length);
		this.pageConcurrency = isRead(run.operation) ? Math.floor(readConcurrency / workers) : 1;
		const queue = items[Symbol.iterator]();
		let done = 0;
		let isOver = false;
		const work = async () => {
			for (const item of queue) {
				if (isOver) return;
				const tried = await attempt(async () => await this.perform(item));
				if ('problem' in tried) {
					failures.set(item, tried.problem);
					isOver ||= !run.continuesAfter(tried.problem);
				} else {
					run.output[item] = tried.value;
					done++;
				}
			}
		};
		await Promise.all(Array.from({ length: workers }, work));

		for (const [item, first] of repeats) {
			const problem = failures.get(first);
			if (problem) failures.set(item, problem);
		}
		const all = run.inputs.length;
		const progress =
			all > 1 ? `${done} of ${all} items were done before the run stopped.` : undefined;
		for (const [item, problem] of [...failures].sort(([a], [b]) => a - b)) {
			run.fail(problem, [item], { progress });
		}
		return this.savedHint();
	}

	private plan(item: number): void {
		const request = this.planned(item);
		if (this.run.inputs.length <= keptPlans) this.plans.set(item, request);
		if (!this.run.operation.deduplicate) return;
		const asked = JSON.stringify(request);
		const first = this.firsts.get(asked);
		if (first === undefined) this.firsts.set(asked, item);
		else this.repeats.set(item, first);
	}

	private planned(item: number): ApiRequest {
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
		return request;
	}

	/** Says of how many items nothing comes out, as it was done for one before them. */
	private savedHint(): string | undefined {
		const { run, repeats, failures } = this;
		const saved = [...repeats.keys()].filter((item) => !failures.has(item)).length;
		if (saved === 0) return undefined;
		const [some, all] = [saved, run.inputs.length].map((count) => count.toLocaleString('en'));
		return `${some} of ${all} input items ask for the same as an item before them. It was done once, as it costs ${run.operation.cost ?? 'something'}.`;
	}

	private async perform(item: number): Promise<INodeExecutionData[]> {
		const { run } = this;
		const { custom, list, rows } = run.operation;
		const read = run.read(item);
		const request = await run.resolved(this.plans.get(item) ?? this.planned(item));
		this.plans.delete(item);
		const shape = run.shaper(read);
		const pairedItem = { item };
		if (custom) {
			const made = await custom.run({
				...run.jobContext(read),
				context: run.context,
				request,
				send: async (other) => await run.answer(run.operation, other, { read }),
			});
			const shown = made.map((one) => ({ ...one, json: shape(one.json), pairedItem }));
			return this.cutForAgent(shown, item);
		}
		const found =
			list && !rows ? await this.rows(request, list, read) : await this.record(request, read);
		return this.cutForAgent(
			found.map((row) => ({ json: shape(row), pairedItem })),
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

	/** What an answer holds that is no list. */
	private async record(request: ApiRequest, read: Read): Promise<IDataObject[]> {
		const { run } = this;
		const { operation, remark } = run;
		const answer = await run.answer(operation, request, { read });
		if (operation.answer === 'deleted') {
			const { path, query, body } = request;
			return [{ deleted: true, ...path, ...query, ...body }];
		}
		if (operation.rows) {
			const rows = operation.rows(answer, { request, read, remark });
			if (rows) return rows;
			// Only what the path names can be missing.
			const isNamed = Object.keys(request.path).length > 0;
			throw isNamed && holdsNoRecord(answer) ? notFound(request) : unreadable(request);
		}
		if (!isRead(operation)) return itemsOfWrite(answer);
		if (holdsNoRecord(answer)) throw notFound(request);
		return itemsOf(answer);
	}

	private async rows(request: ApiRequest, list: List, read: Read): Promise<IDataObject[]> {
		const { run, pageConcurrency: concurrency } = this;
		// What is missing of a list may be missed: SmartLead said that there is more.
		const onShort = (announced: number, came: number) => {
			const [all, rows] = [announced, came].map((count) => count.toLocaleString('en'));
			showHints(run.context, [
				`SmartLead announced ${all} rows of this list, and it ended after ${rows}. It may have changed while it was read, or SmartLead counts rows that it does not list.`,
			]);
		};
		const send = async (page: ApiRequest) => await run.send(page);
		return await listOf(request, list, send, wantedRows(read, list), { concurrency, onShort });
	}
}
