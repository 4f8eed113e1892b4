import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Around, Batch, Read } from './operation';
import { failureItem, shaper, showHints } from './output';
import { asProblem, Problem } from './problem';
import { collectAdded } from './parameter';
import { buildRequest } from './request';
import type { Run } from './run';

/** Input items that may share a request: everything but their entry is equal. */
interface Group {
	items: number[];
	/** What was seen before → the item it came with. */
	marks: Map<string, number>;
}

interface Parcel {
	items: number[];
	/** The first of its group: takes along what is sent only once. */
	leads: boolean;
}

/** How many entries one request may lose to refusals that name them, before it is given up. */
const culprits = 25;

/**
 * Items that travel together. Entries are checked before the first request and built when they are
 * sent, so that a large run does not hold its whole body in memory.
 */
export class BatchRun {
	private readonly groups = new Map<string, Group>();
	private readonly remarks = new Map<string, Set<string>>();
	private missing = 0;

	constructor(
		private readonly run: Run,
		private readonly batch: Batch,
	) {}

	async all(): Promise<INodeExecutionData[]> {
		const { run, batch } = this;
		const around = this.around();
		run.inputs.forEach((_, item) => run.planned(item, () => this.plan(item, around)));
		this.stopIfNothing();

		let handled = 0;
		for (const parcel of this.parcels()) {
			try {
				await this.deliver(parcel);
			} catch (error) {
				const problem = asProblem(error);
				if (!run.goesOn(problem))
					throw run.stopped(problem, parcel.items[0], this.left(handled, parcel));
				this.fail(parcel, problem);
			}
			handled += parcel.items.length;
		}

		const output = run.output.flat();
		this.hint(batch.summary?.(output.map(({ json }) => json)));
		return output;
	}

	/** Finds the item's group, or says in the output why it is not sent. */
	private plan(item: number, around: Around): void {
		const { run, batch } = this;
		const read = run.read(item);
		const { path, query, body } = buildRequest(run.operation, read);
		const once = this.once(read);
		shaper(run.operation, read, run.tool);
		const made = batch.entry(read, run.inputs[item].json, around);
		if ('rejected' in made) {
			if (made.missing) this.missing++;
			run.output[item] = [{ json: made.rejected, pairedItem: { item } }];
			return;
		}

		const key = JSON.stringify([path, query, body, once]);
		let group = this.groups.get(key);
		if (!group) this.groups.set(key, (group = { items: [], marks: new Map() }));
		const mark = batch.mark(made.entry);
		const before = group.marks.get(mark);
		if (before !== undefined) {
			const json = batch.repeated(made.entry, before);
			run.output[item] = [{ json, pairedItem: { item } }];
			return;
		}
		group.marks.set(mark, item);
		group.items.push(item);
	}

	private stopIfNothing(): void {
		const { run, batch } = this;
		if (this.missing < run.inputs.length) return;
		const columns = new Set(run.inputs.slice(0, 100).flatMap(({ json }) => Object.keys(json)));
		const { message, description } = batch.nothing([...columns]);
		const problem = new Problem('parameter', message, { description });
		if (!run.goesOn(problem)) throw run.stopped(problem, 0, '');
		run.inputs.forEach((_, item) => (run.output[item] = [failureItem(problem, item)]));
	}

	/** In the order of their first items. */
	private parcels(): Parcel[] {
		const parcels: Parcel[] = [];
		for (const { items } of this.groups.values()) {
			for (let from = 0; from < items.length; from += this.batch.size) {
				parcels.push({ items: items.slice(from, from + this.batch.size), leads: from === 0 });
			}
		}
		return parcels.sort((a, b) => a.items[0] - b.items[0]);
	}

	private async deliver({ items, leads }: Parcel): Promise<void> {
		const { run, batch } = this;
		const read = run.read(items[0]);
		const request = await run.settled(buildRequest(run.operation, read));
		const once = leads ? this.once(read) : {};
		let pending = items.map((item) => ({ item, entry: this.entryOf(item) }));

		for (let lost = 0; pending.length > 0; lost++) {
			const entries = pending.map(({ entry }) => entry);
			const body = { ...(request.body as IDataObject), ...once, [batch.into]: entries };
			try {
				const answer = await run.send({ ...request, body });
				this.report(
					batch.report(answer, entries, read),
					pending.map(({ item }) => item),
				);
				return;
			} catch (error) {
				const problem = asProblem(error);
				const found =
					problem.kind === 'refused' ? (batch.culprit?.(problem.message, entries) ?? -1) : -1;
				if (found < 0 || lost >= culprits) throw rethrow(problem);
				// A refusal means that nothing of it was done: the others go without the one it names.
				const { item, entry } = pending[found];
				run.output[item] = [{ json: batch.refused(entry, problem.message), pairedItem: { item } }];
				pending = pending.filter((_, index) => index !== found);
			}
		}
	}

	private report(rows: IDataObject[] | IDataObject, items: number[]): void {
		const { run } = this;
		const shape = shaper(run.operation, run.read(items[0]), run.tool);
		if (!Array.isArray(rows)) {
			run.output[items[0]] = [{ json: shape(rows), pairedItem: items.map((item) => ({ item })) }];
			return;
		}
		items.forEach((item, index) => {
			run.output[item] = [{ json: shape(rows[index]), pairedItem: { item } }];
		});
	}

	/** Under Continue On Fail: each item of the parcel says what became of it. */
	private fail({ items }: Parcel, problem: Problem): void {
		const { run, batch } = this;
		for (const item of items) {
			if (run.output[item].length > 0) continue;
			if (problem.kind === 'parameter') {
				run.output[item] = [failureItem(problem, item)];
				continue;
			}
			const entry = this.entryOf(item);
			const details =
				problem.kind === 'uncertain' ? batch.unknown(entry) : batch.left(entry, problem.message);
			run.output[item] = [failureItem(problem, item, details)];
		}
	}

	/** What only the first request of a group takes along. */
	private once(read: Read): IDataObject {
		return collectAdded(this.batch.first, read, { name: 'options' });
	}

	/** Built again when sent. Its remarks were collected when it was planned. */
	private entryOf(item: number): IDataObject {
		const { run, batch } = this;
		const around = { tool: run.tool, remark: () => undefined, unlessAny: () => undefined };
		const made = batch.entry(run.read(item), run.inputs[item].json, around);
		if ('entry' in made) return made.entry;
		throw new Problem('parameter', 'The value of an expression changed while the node ran', {
			description: `Item ${item} could be sent when it was checked and cannot be sent now. Set random or time-dependent values in a node before this one.`,
		});
	}

	private left(handled: number, { items }: Parcel): string {
		const total = [...this.groups.values()].reduce((sum, group) => sum + group.items.length, 0);
		const rest = total - handled - items.length;
		const more = rest > 0 ? ` ${counted(rest)} after them were not sent.` : '';
		return `${counted(handled)} were handled before; this request held ${counted(items.length)}.${more}`;
	}

	private around(): Around {
		const { remarks } = this;
		const under = (heading: string) => {
			let details = remarks.get(heading);
			if (!details) remarks.set(heading, (details = new Set()));
			return details;
		};
		const found = new Set<string>();
		return {
			tool: this.run.tool,
			remark: (heading, detail) => under(heading).add(detail),
			unlessAny(heading, detail, isFound) {
				const key = JSON.stringify([heading, detail]);
				if (isFound) found.add(key);
				if (found.has(key)) under(heading).delete(detail);
				else under(heading).add(detail);
			},
		};
	}

	private hint(summary: string | undefined): void {
		const remarks = [...this.remarks].filter(([, details]) => details.size > 0);
		const messages = remarks.map(([heading, details]) => {
			const names = [...details];
			const shown = names.slice(0, 20).join(', ');
			return `${heading}: ${shown}${names.length > 20 ? ` and ${names.length - 20} more` : ''}`;
		});
		if (summary) messages.unshift(summary);
		showHints(this.run.context, ...messages);
	}
}

const counted = (count: number) =>
	`${count.toLocaleString('en')} ${count === 1 ? 'item' : 'items'}`;

/** In a catch, n8n's linter wants a call where an error is thrown. */
const rethrow = (problem: Problem) => problem;
