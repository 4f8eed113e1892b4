import type { Problem } from '../problem';

/** Input items that ask for the very same: what costs is done once for all of them. */
export class Duplicates {
	/** Request → the item that it is sent for. */
	private readonly firsts = new Map<string, number>();
	/** Item for which nothing is sent → the one before it that asks for the same. */
	private readonly others = new Map<number, number>();

	/** Whether this item is the first that asks for this. */
	isFirst(item: number, request: string): boolean {
		const first = this.firsts.get(request);
		if (first === undefined) this.firsts.set(request, item);
		else this.others.set(item, first);
		return first === undefined;
	}

	/** What failed for an item has failed for those that ask for the same. */
	failed(problems: Map<number, Problem>): Array<[item: number, problem: Problem]> {
		return [...this.others].flatMap(([item, first]): Array<[number, Problem]> => {
			const problem = problems.get(first);
			return problem ? [[item, problem]] : [];
		});
	}

	/** Says of how many items of the run nothing comes out, as it was done for one before them. */
	hint(problems: Map<number, Problem>, items: number, cost = 'something'): string | undefined {
		const done = [...this.others.values()].filter((first) => !problems.has(first)).length;
		if (done === 0) return undefined;
		const [some, all] = [done, items].map((count) => count.toLocaleString('en'));
		return `${some} of ${all} input items ask for the same as an item before them. It was done once, as it costs ${cost}.`;
	}
}
