import type { INodeExecutionData } from 'n8n-workflow';

import { attempt, Problem } from '../problem';
import type { Batch, EntryContext } from '../spec/batch';
import { buildRequest } from '../spec/request';
import { ChunkSender } from './chunks';
import { chunksOf, newGroup, firstOnly, type Chunk, type Group } from './group';
import { GroupRun } from './groupRun';
import type { NodeRun } from './nodeRun';
import { failureItem, showHints, withColumn } from './output';
import { settlesUnknown } from './setup';
import { Stop } from './stop';

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

	async all(): Promise<INodeExecutionData[]> {
		const { run, batch } = this;
		const { remarks } = run;
		const context: EntryContext = {
			tool: run.tool,
			remark: run.remark,
			remarkUnlessFound: (heading, detail, found) => remarks.addUnlessFound(heading, detail, found),
		};
		run.inputs.forEach((_, item) => run.planned(item, () => this.plan(item, context)));
		this.stopIfNothing();

		const total = [...this.groups.values()].reduce((sum, { items }) => sum + items.length, 0);
		const delivery = new ChunkSender(run, batch, total);
		const filled = () => [...this.groups.values()].filter(({ items }) => items.length > 0);
		const sent = await attempt(async () => {
			if (batch.individually) {
				for (const group of filled()) await delivery.handleIndividuals(group, batch.individually);
			}
			if (batch.work) return await new GroupRun(run, batch, delivery).all(filled());
			for (const chunk of this.chunks(filled())) await delivery.deliver(chunk);
		});
		if ('problem' in sent) {
			const { problem } = sent;
			if (problem instanceof Stop) throw run.stopped(problem, problem.item, problem.progress);
			throw problem;
		}

		const all = run.output.flat();
		const output = batch.column === undefined ? all : withColumn(all, batch.column);
		const summary = batch.summary?.(output.map(({ json }) => json));
		showHints(run.context, ...(summary ? [summary] : []), ...run.remarks.sentences);
		return output;
	}

	/** Finds the item's group, or says in the output why it is not sent. */
	private plan(item: number, context: EntryContext): void {
		const { run, batch } = this;
		const read = run.read(item);
		const { path, query, body } = buildRequest(run.operation, read);
		const first = firstOnly(batch, read);
		run.shaper(read);
		if (batch.settle) settlesUnknown(read);
		const made = batch.entry(read, run.inputs[item].json, context);
		const same = JSON.stringify([path, query, body, first]);
		let group = this.groups.get(same);
		if (!group) this.groups.set(same, (group = newGroup()));
		if ('rejected' in made) {
			if (made.missing) this.missing++;
			run.output[item] = [{ json: made.rejected, pairedItem: { item } }];
			group.others.push(item);
			return;
		}

		const key = batch.dedupeKey(made.entry);
		const before = group.seenKeys.get(key);
		if (before !== undefined) {
			const json = batch.duplicate(made.entry, before + 1);
			run.output[item] = [{ json, pairedItem: { item } }];
			group.others.push(item);
			return;
		}
		group.seenKeys.set(key, item);
		group.items.push(item);
	}

	private stopIfNothing(): void {
		const { run, batch } = this;
		if (this.missing < run.inputs.length) return;
		const columns = new Set(run.inputs.slice(0, 100).flatMap(({ json }) => Object.keys(json)));
		const { message, description } = batch.nothing([...columns], run.read(0));
		const problem = new Problem('parameter', message, { description });
		if (!run.continuesAfter(problem)) throw run.stopped(problem, 0);
		run.inputs.forEach((_, item) => (run.output[item] = [failureItem(problem, item)]));
	}

	/** In the order of their first items. */
	private chunks(groups: Group[]): Chunk[] {
		return groups
			.flatMap((group) => chunksOf(group, this.batch.size))
			.sort((a, b) => a.items[0] - b.items[0]);
	}
}
