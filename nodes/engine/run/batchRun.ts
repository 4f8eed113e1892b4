import type { IDataObject } from 'n8n-workflow';

import { Problem } from '../problem';
import type { Batch } from '../spec/batch';
import { settleUnknown } from '../spec/description';
import { optionOf } from '../spec/parameter';
import { buildRequest } from '../spec/request';
import { Delivery } from './delivery';
import { chunksOf, Group } from './group';
import { jobOf } from './groupJob';
import type { NodeRun } from './nodeRun';

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
		if (batch.work) await batch.work(groups.map((group) => jobOf(group, run, batch, delivery)));
		else {
			const chunks = groups.flatMap((group) =>
				chunksOf(group.items, batch.size).map((items) => ({ items, group })),
			);
			chunks.sort((a, b) => a.items[0] - b.items[0]);
			for (const { items, group } of chunks) await delivery.send(items, group);
		}
		return batch.summary?.(run.output.flat().map(({ json }) => json));
	}

	/** Finds the item's group, or says in the output why it is not sent. */
	private plan(item: number): void {
		const { run, batch } = this;
		const read = run.read(item);
		const { path, query, body } = buildRequest(run.operation, read);
		run.shaper(read);
		if (batch.settle) optionOf(settleUnknown, read);
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
		const said = batch.nothing?.([...columns], run.read(0));
		if (!said) return;
		run.output.fill([]);
		run.fail(new Problem('parameter', said.message, said), [...run.inputs.keys()]);
	}
}
