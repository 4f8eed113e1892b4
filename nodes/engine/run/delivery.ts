import type { IDataObject } from 'n8n-workflow';

import { notDone, uncertainWrite } from '../http/errors';
import { isObject } from '../json';
import { attempt, Problem, sentence } from '../problem';
import type { ApiRequest, Effects } from '../spec/apiRequest';
import type { Batch } from '../spec/batch';
import { settleUnknown } from '../spec/description';
import { optionOf } from '../spec/parameter';
import { buildRequest } from '../spec/request';
import { sendBisecting, type Trial } from './bisect';
import type { Group } from './group';
import type { NodeRun } from './nodeRun';
import { endOf, isAboutRecord, isUnderSuccess } from './refusal';

/** An item whose entry is sent. */
interface Sent {
	item: number;
	entry: IDataObject;
}

/** A request that ended without a usable answer. */
interface LostRequest {
	request: ApiRequest;
	problem: Problem;
	/** SmartLead took it, and said something that is no report. */
	isAnswered: boolean;
}

/** The request that entries travel in, and what it may do. */
export interface Carried {
	request: ApiRequest;
	effects: Effects;
}

/**
 * Sends the entries of a batch, and puts into the output what became of each item. Throws a `Stop`
 * where the run ends.
 */
export class Delivery {
	/** Why nothing more of the run is worth sending. */
	stopReason?: Problem;
	/** How many items are settled. */
	private handled = 0;

	constructor(
		private readonly run: NodeRun,
		private readonly batch: Batch,
		private readonly total: number,
	) {}

	/** The entry of an item, made when it is needed: all of a large run would not fit into memory. */
	entryOf(item: number): IDataObject {
		const { run, batch } = this;
		const made = batch.entry(run.read(item), run.inputs[item].json, run);
		if ('entry' in made) return made.entry;
		throw new Problem('parameter', 'The value of an expression changed while the node ran', {
			description: `Item ${item + 1} could be sent when it was checked and cannot be sent now. Set random or time-dependent values in a node before this one.`,
		});
	}

	/** Sends items of a group in one request, as long as it is not refused. */
	async send(items: number[], group: Group, carried?: Carried): Promise<void> {
		const { run, batch } = this;
		const prepared = await attempt(async () => ({
			carrier: carried ?? { request: await this.requestOf(items), effects: run.operation },
			all: items.map((item): Sent => ({ item, entry: this.entryOf(item) })),
		}));
		if ('problem' in prepared) return this.fail(items, group, prepared.problem, 'unsent');
		const { carrier, all } = prepared.value;
		await sendBisecting(all, group.known, {
			send: async (sent) => await this.sendOnce(sent, group, carrier),
			weight: ({ entry }) => JSON.stringify(entry).length,
			refused: ({ item, entry }, { message }) => {
				this.settle(item, batch.refused(entry, message));
			},
			failed: (sent, problem) => this.fail(itemsOf(sent), group, problem),
			givenUp: (sent, problem) => this.leave(itemsOf(sent), group, problem.described(tooMany)),
		});
	}

	/** Does what an item needs on its own. */
	async sendAlone(
		item: number,
		group: Group,
		act: () => Promise<IDataObject>,
		refused: (reason: string) => IDataObject,
	): Promise<void> {
		const tried = await attempt(act);
		if ('value' in tried) return this.settle(item, this.shaperOf(item)(tried.value));
		const { problem } = tried;
		if (problem.kind !== 'parameter' && !isAboutRecord(problem)) this.fail([item], group, problem);
		else this.settle(item, refused(problem.message));
	}

	/** The request that items share, without their entries. */
	async requestOf([item]: number[]): Promise<ApiRequest> {
		const { run } = this;
		return await run.resolved(buildRequest(run.operation, run.read(item)));
	}

	private async sendOnce(sent: Sent[], group: Group, carried: Carried): Promise<Trial> {
		const { run, batch } = this;
		const { request, effects } = carried;
		const items = itemsOf(sent);
		if (this.stopReason) {
			this.leave(items, group, this.stopReason);
			return { kind: 'over' };
		}
		const entries = sent.map(({ entry }) => entry);
		const shared = { ...request.body };
		if (group.isFirstSent) for (const name of batch.once ?? []) delete shared[name];
		const body = { ...shared, [batch.into]: entries };
		let isAnswered = false;
		const report = (answer: unknown) => {
			const read = run.read(items[0]);
			this.report(batch.report(answer, entries, read, run.remark), items);
			group.isFirstSent = true;
			const end = batch.stopsRun?.(answer);
			if (end) this.stopReason = new Problem('refused', end.message, end);
		};
		const tried = await attempt(async () => {
			const answer = await run.send({ ...request, body }, effects);
			isAnswered = true;
			// Every batch is documented to answer with counts or rows: a text tells of none.
			if (!isObject(answer) && !Array.isArray(answer))
				throw uncertainWrite('It answered with a text', answer, effects);
			report(answer);
		});
		if (!('problem' in tried)) return { kind: 'taken' };
		const { problem } = tried;
		if (isUnderSuccess(problem) && batch.isReport?.(problem.answer)) {
			report(problem.answer);
			return { kind: 'taken' };
		}
		const end = endOf(problem, entries, { batch, effects });
		if (!(end instanceof Problem)) return end;
		if (end.kind === 'uncertain' || end.maybeDone) group.isFirstSent = true;
		// What was sent beside the entries shows in no read: it would stay unknown all the same.
		const isSeen = (batch.once ?? []).every((name) => !Object.hasOwn(shared, name));
		const looked = await attempt(async () =>
			isSeen ? await this.settleLost(sent, group, { request, problem: end, isAnswered }) : items,
		);
		if ('problem' in looked) this.fail(items, group, looked.problem);
		else if (looked.value.length > 0) this.fail(looked.value, group, end);
		return { kind: 'over' };
	}

	/** Settles what can be read of entries that may have arrived, and gives the items that stay open. */
	private async settleLost(sent: Sent[], group: Group, lost: LostRequest): Promise<number[]> {
		const { run, batch } = this;
		const { settle } = batch;
		const { request, problem, isAnswered } = lost;
		const isWanted =
			problem.kind === 'uncertain' && optionOf(settleUnknown, run.read(sent[0].item));
		if (!settle || !run.settling || !isWanted) return itemsOf(sent);
		const keys = new Set(sent.map(({ entry }) => batch.dedupeKey(entry)));
		const { rows, isWhole } = await run.settling.entries(settle, keys, { request, problem });
		const open: number[] = [];
		for (const { item, entry } of sent) {
			const found = rows.get(batch.dedupeKey(entry));
			if (found) this.settle(item, settle.there(entry, found.row, found.isNew));
			// SmartLead said that it took these, so they may still appear.
			else if (isWhole && !isAnswered) this.settle(item, settle.missing(entry));
			else open.push(item);
		}
		const missing = sent.length - open.length - rows.size;
		// A job that has work after its entries does not go on without them.
		if (missing > 0) group.problem ??= notDone(problem);
		const counts = [
			`${rows.size.toLocaleString('en')} found`,
			`${missing.toLocaleString('en')} not there`,
			...(open.length > 0 ? [`${open.length.toLocaleString('en')} open`] : []),
		];
		run.remark(
			'SmartLead gave no usable answer, so leads were looked for afterwards',
			counts.join(', '),
		);
		return open;
	}

	private report(rows: IDataObject[] | IDataObject, items: number[]): void {
		const shape = this.shaperOf(items[0]);
		if (Array.isArray(rows)) {
			items.forEach((item, index) => this.settle(item, shape(rows[index])));
			return;
		}
		this.handled += items.length;
		const pairedItem = items.map((item) => ({ item }));
		this.run.output[items[0]] = [{ json: shape(rows), pairedItem }];
	}

	private shaperOf(item: number): (row: IDataObject) => IDataObject {
		const { run } = this;
		return run.shaper(run.read(item));
	}

	private settle(item: number, json: IDataObject): void {
		this.handled++;
		this.run.output[item] = [{ json, pairedItem: { item } }];
	}

	/** Stops the run; under Continue On Fail, each item says what became of it. */
	fail(items: number[], group: Group, problem: Problem, sent?: 'unsent'): void {
		const { run, batch } = this;
		group.problem ??= problem;
		const isOpen = (problem.kind === 'uncertain' || problem.maybeDone) && sent !== 'unsent';
		run.fail(problem, items, {
			progress: this.progress(items.length),
			details: (item) => {
				if (problem.kind === 'parameter') return {};
				const entry = this.entryOf(item);
				return isOpen ? batch.unknown(entry) : batch.notSent(entry, problem.message);
			},
		});
	}

	/** Nothing more is tried for these. What was done for others must come out: the run does not stop. */
	private leave(items: number[], group: Group, problem: Problem): void {
		if (this.run.continuesAfter(problem)) return this.fail(items, group, problem);
		group.problem ??= problem;
		const { message, description } = problem;
		const reason = `${sentence(message)} ${description ?? ''}`.trim();
		for (const item of items) this.settle(item, this.batch.notSent(this.entryOf(item), reason));
	}

	/** How far the run had come when a request failed that held so many items. */
	private progress(held: number): string {
		const { handled, total } = this;
		const rest = total - handled - held;
		const before = `${count(handled)} ${handled === 1 ? 'was' : 'were'} handled before; this request held ${count(held)}.`;
		if (rest <= 0) return before;
		return `${before} ${count(rest)} after ${held === 1 ? 'it' : 'them'} ${rest === 1 ? 'was' : 'were'} not sent.`;
	}
}

const tooMany =
	'The request with this one in it was refused, and too many others had been refused to find out which one is meant.';

const itemsOf = (sent: Sent[]): number[] => sent.map(({ item }) => item);

const count = (items: number): string =>
	`${items.toLocaleString('en')} ${items === 1 ? 'item' : 'items'}`;
