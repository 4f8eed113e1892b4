import type { IDataObject } from 'n8n-workflow';

import type { Problem } from '../problem';
import type { Batch } from '../spec/batch';
import { collectAdded, type Read } from '../spec/parameter';
import type { Known } from './bisect';
import type { NodeRun } from './nodeRun';

/** Input items that may share a request: everything but their entry is equal. */
export interface Group {
	items: number[];
	/** Items of the group that are not sent: what is wrong with them, or comes twice. */
	others: number[];
	/** Dedupe key → the first item that has it. */
	seenKeys: Map<string, number>;
	/** What only the first request of a group takes along may have arrived. */
	isFirstSent: boolean;
	known: Known;
	/** Why not all of it arrived, where the run goes on. */
	problem?: Problem;
}

export const newGroup = (): Group => ({
	items: [],
	others: [],
	seenKeys: new Map(),
	isFirstSent: false,
	known: {},
});

/** Items that travel in one request, as long as it is not refused. */
export interface Chunk {
	items: number[];
	group: Group;
}

/** As many items in each as one request takes. */
export function chunksOf(group: Group, size: number): Chunk[] {
	const { items } = group;
	const chunks: Chunk[] = [];
	for (let from = 0; from < items.length; from += size) {
		chunks.push({ items: items.slice(from, from + size), group });
	}
	return chunks;
}

/** The entry of an item, made again: what there is to say of it was said when it was planned. */
export const entryAgain = (run: NodeRun, batch: Batch, item: number) =>
	batch.entry(run.read(item), run.inputs[item].json, {
		tool: run.tool,
		remark: () => undefined,
		remarkUnlessFound: () => undefined,
	});

/** What only the first request of a group takes along. */
export const firstOnly = (batch: Batch, read: Read): IDataObject =>
	collectAdded(batch.first, read, { name: 'options' });
