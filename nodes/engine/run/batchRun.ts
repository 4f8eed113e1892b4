import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../json';
import { attempt, Problem } from '../problem';
import type { Batch, GroupJob, GroupWork } from '../spec/batch';
import { buildRequest, requestOf } from '../spec/request';
import { Delivery, Group, type Carried } from './delivery';
import { Stop, type NodeRun } from './nodeRun';
import { failureItem } from './output';
import { settlesUnknown } from './setup';

/**
 * Items that travel together. Entries are checked before the first request and built when they are
 * sent, so that a large run does not hold its whole body in memory.
 */
export class BatchRun {
	private readonly groups = new Map<string, Group>();
	private missing = 0;

	constructor(
		private readonly run: NodeRun,
		private readonly batch: Batch,
	) {}

	/** Gives what there is to say of the whole run. */
	async all(): Promise<string | undefined> {
		const { run, batch } = this;
		for (const item of run.inputs.keys()) run.isPlanned(item, () => this.plan(item));
		this.stopIfNothing();

		const groups = [...this.groups.values()].filter(({ items }) => items.length > 0);
		const total = groups.reduce((sum, { items }) => sum + items.length, 0);
		const delivery = new Delivery(run, batch, total);
		if (batch.work) await this.allJobs(groups, batch.work, delivery);
		else {
			if (batch.individually) {
				for (const group of groups) await delivery.sendIndividuals(group, batch.individually);
			}
			for (const { items, group } of this.chunks(groups)) await delivery.send(items, group);
		}
		return batch.summary?.(run.output.flat().map(({ json }) => json));
	}

	/** Finds the item's group, or says in the output why it is not sent. */
	private plan(item: number): void {
		const { run, batch } = this;
		const read = run.read(item);
		const { path, query, body } = buildRequest(run.operation, read);
		run.shaper(read);
		if (batch.settle) settlesUnknown(read);
		const made = batch.entry(read, run.inputs[item].json, run);
		const same = JSON.stringify([path, query, body]);
		const group = this.groups.get(same) ?? new Group();
		this.groups.set(same, group);
		const notSent = (json: IDataObject) => {
			run.output[item] = [{ json, pairedItem: { item } }];
			group.others.push(item);
		};
		if ('rejected' in made) {
			if (made.missing) this.missing++;
			return notSent(made.rejected);
		}
		const key = batch.dedupeKey(made.entry);
		const before = group.seenKeys.get(key);
		if (before !== undefined) return notSent(batch.duplicate(made.entry, before + 1));
		group.seenKeys.set(key, item);
		group.items.push(item);
	}

	private stopIfNothing(): void {
		const { run, batch } = this;
		if (this.missing < run.inputs.length) return;
		const columns = new Set(run.inputs.slice(0, 100).flatMap(({ json }) => Object.keys(json)));
		const { message, description } = batch.nothing([...columns], run.read(0));
		run.output.fill([]);
		run.fail(new Problem('parameter', message, { description }), [...run.inputs.keys()]);
	}

	/** As many items in each as one request takes, in the order of their first items. */
	private chunks(groups: Group[]): Array<{ items: number[]; group: Group }> {
		const { size } = this.batch;
		return groups
			.flatMap((group) =>
				Array.from({ length: Math.ceil(group.items.length / size) }, (_, chunk) => ({
					items: group.items.slice(chunk * size, (chunk + 1) * size),
					group,
				})),
			)
			.sort((a, b) => a.items[0] - b.items[0]);
	}

	/** One group after the other: each has work before its entries and after them. */
	private async allJobs(
		groups: Group[],
		workOn: (job: GroupJob) => GroupWork,
		delivery: Delivery,
	): Promise<void> {
		const ready: Array<[Group, GroupWork]> = [];
		for (const group of groups) {
			const tried = await attempt(() => {
				const work = workOn(this.jobOf(group, delivery));
				work.check();
				ready.push([group, work]);
			});
			if ('problem' in tried) this.run.fail(tried.problem, group.items);
		}
		for (const [group, work] of ready) await this.perform(group, work, delivery);
	}

	private jobOf({ items }: Group, delivery: Delivery): GroupJob {
		const { run } = this;
		const read = run.read(items[0]);
		return {
			...run.calls,
			plan: buildRequest(run.operation, read),
			read,
			firstItem: items[0] + 1,
			entries: () => items.map((item) => delivery.entryOf(item)),
			inRun: run,
			remark: run.remark,
		};
	}

	private async perform(group: Group, work: GroupWork, delivery: Delivery): Promise<void> {
		const { run } = this;
		const tried = await attempt(async () => {
			if (delivery.stopReason) throw delivery.stopReason;
			const { operation, values } = await work.begin(await delivery.requestOf(group.items));
			const carried: Carried = { request: requestOf(operation, values), effects: operation };
			for (const { items } of this.chunks([group])) await delivery.send(items, group, carried);
			if (group.problem) throw group.problem;
			return await work.end(group.items.map((item) => run.output[item][0]?.json ?? {}));
		});
		if ('value' in tried) return this.addToOutput(group, tried.value);

		const { problem, extra = {}, isUndone } = await work.failed(tried.problem);
		if (isUndone) for (const item of group.items) run.output[item] = [];
		this.addToOutput(group, extra, problem);
		if (!run.continuesAfter(problem)) {
			const { item, progress } =
				tried.problem instanceof Stop ? tried.problem : { item: group.items[0] };
			throw new Stop(problem, item, progress);
		}
		for (const item of group.items) {
			const [row] = run.output[item];
			// Where all entries arrived, the work after them has failed for each.
			if (row && (group.problem || row.json.error !== undefined)) continue;
			run.output[item] = [failureItem(problem, item, { ...row?.json, ...extra })];
		}
	}

	/** What each item of the group says besides; of a failure, how to go on. */
	private addToOutput({ items, others }: Group, extra: IDataObject, problem?: Problem): void {
		const { output } = this.run;
		for (const item of [...items, ...others]) {
			output[item] = output[item].map((row) => {
				const { error, message, details, ...json } = row.json;
				if (error === undefined) return { ...row, json: { ...json, ...extra } };
				const described = problem?.description ?? message;
				const known = { ...(isObject(details) ? details : {}), ...extra };
				return { ...row, json: { error, message: described, details: known } };
			});
		}
	}
}
