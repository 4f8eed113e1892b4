import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../json';
import { asProblem, attempt, type Problem } from '../problem';
import type { Batch, GroupJob, GroupWork } from '../spec/batch';
import { buildRequest, requestOf } from '../spec/request';
import type { ChunkSender } from './chunks';
import { chunksOf, entryAgain, type Group } from './group';
import type { NodeRun } from './nodeRun';
import { failureItem } from './output';
import { Stop } from './stop';

/** The groups of a batch, one after the other: each has work before its entries and after them. */
export class GroupRun {
	constructor(
		private readonly run: NodeRun,
		private readonly batch: Batch,
		private readonly delivery: ChunkSender,
	) {}

	/** Throws a `Stop` where the run ends. */
	async all(groups: Group[]): Promise<void> {
		const { batch } = this;
		if (!batch.work) return;
		const ready: Array<[Group, GroupWork]> = [];
		for (const group of groups) {
			try {
				const work = batch.work(this.jobOf(group));
				work.check();
				ready.push([group, work]);
			} catch (error) {
				this.fail(group, asProblem(error));
			}
		}
		for (const [group, work] of ready) await this.perform(group, work);
	}

	private jobOf(group: Group): GroupJob {
		const { run, batch } = this;
		const [item] = group.items;
		return {
			...run.calls,
			plan: buildRequest(run.operation, run.read(item)),
			read: run.read(item),
			firstItem: item + 1,
			entries: () =>
				group.items.flatMap((one) => {
					const made = entryAgain(run, batch, one);
					return 'entry' in made ? [made.entry] : [];
				}),
			inRun: run,
			remark: run.remark,
		};
	}

	private async perform(group: Group, work: GroupWork): Promise<void> {
		const { run, batch, delivery } = this;
		const [item] = group.items;
		const tried = await attempt(async () => {
			if (delivery.stopReason) throw delivery.stopReason;
			const carrier = await work.begin(
				await run.resolved(buildRequest(run.operation, run.read(item))),
			);
			const request = requestOf(carrier.operation, carrier.values);
			for (const chunk of chunksOf(group, batch.size)) {
				await delivery.deliver(chunk, { request, effects: carrier.operation });
			}
			if (group.problem) throw group.problem;
			return await work.end(group.items.map((one) => run.output[one][0]?.json ?? {}));
		});
		if (!('problem' in tried)) return this.addToOutput(group, tried.value);

		const { problem, extra = {}, isUndone } = await work.failed(tried.problem);
		if (isUndone) for (const one of group.items) run.output[one] = [];
		this.addToOutput(group, extra, problem);
		this.fail(group, problem, tried.problem, extra);
	}

	/** What each item of the group says besides; of a failure, how to go on. */
	private addToOutput(group: Group, extra: IDataObject, problem?: Problem): void {
		const { run } = this;
		for (const item of [...group.items, ...group.others]) {
			run.output[item] = run.output[item].map((row) => {
				const { error, message, details, ...json } = row.json;
				if (error === undefined) return { ...row, json: { ...json, ...extra } };
				const described = problem?.description ?? message;
				const known = { ...(isObject(details) ? details : {}), ...extra };
				return { ...row, json: { error, message: described, details: known } };
			});
		}
	}

	/**
	 * Ends the run. Under Continue On Fail it fails each item that has no output yet, and every item
	 * where all entries arrived and the work after them failed.
	 */
	private fail(group: Group, problem: Problem, cause = problem, extra: IDataObject = {}): void {
		const { run } = this;
		if (!run.continuesAfter(problem)) {
			const [at, progress] =
				cause instanceof Stop ? [cause.item, cause.progress] : [group.items[0], ''];
			throw new Stop(problem, at, progress);
		}
		for (const item of group.items) {
			const [row] = run.output[item];
			if (row && (group.problem || row.json.error !== undefined)) continue;
			run.output[item] = [failureItem(problem, item, { ...row?.json, ...extra })];
		}
	}
}
