import type { Problem } from '../problem';
import type { Known } from './bisect';

/** Input items that may share a request: everything but their entry is equal. */
export class Group {
	readonly items: number[] = [];
	/** Items of the group that are not sent: what is wrong with them, or comes twice. */
	readonly others: number[] = [];
	/** Dedupe key → the first item that has it. */
	readonly seenKeys = new Map<string, number>();
	/** What only the first request of a group takes along may have arrived. */
	isFirstSent = false;
	readonly known: Known = {};
	/** Why not all of it arrived, where the run goes on. */
	problem?: Problem;
}

/** As many items in each as one request takes. */
export const chunksOf = (items: number[], size: number): number[][] =>
	Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) =>
		items.slice(chunk * size, (chunk + 1) * size),
	);
