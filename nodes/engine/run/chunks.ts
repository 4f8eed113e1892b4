import type { IDataObject } from 'n8n-workflow';

import { notDone, unreadableWrite } from '../http/errors';
import { isObject } from '../json';
import { attempt, Problem, sentence } from '../problem';
import type { ApiRequest, Effects } from '../spec/apiRequest';
import type { Batch, Individual } from '../spec/batch';
import type { Read } from '../spec/parameter';
import { buildRequest } from '../spec/request';
import { sendBisecting, type Trial } from './bisect';
import { entryAgain, firstOnly, type Chunk, type Group } from './group';
import { settleEntries, type LostRequest, type Sent } from './settleEntries';
import type { NodeRun } from './nodeRun';
import { failureItem } from './output';
import { endOf, isAboutRecord, isUnderSuccess } from './refusal';
import { progressOf, Stop } from './stop';

/** The request that entries travel in, and what it may do. */
export interface Carried {
	request: ApiRequest;
	effects: Effects;
}

/**
 * Sends the chunks of a batch one after the other, and puts into the output what became of each
 * item. Throws a `Stop` where the run ends.
 */
export class ChunkSender {
	/** How many items are settled. */
	handled = 0;
	/** Why nothing more of the run is worth sending. */
	stopReason?: Problem;

	constructor(
		private readonly run: NodeRun,
		private readonly batch: Batch,
		readonly total: number,
	) {}

	/** `carried` is the request to send; that of the operation unless given. */
	async deliver({ items, group }: Chunk, carried?: Carried): Promise<void> {
		const { run, batch } = this;
		const read = run.read(items[0]);
		const prepared = await attempt(async () => ({
			...(carried ?? {
				request: await run.resolved(buildRequest(run.operation, read)),
				effects: run.operation,
			}),
			firstOnlyValues: group.isFirstSent ? {} : await run.resolved(firstOnly(batch, read)),
			all: items.map((item): Sent => ({ item, entry: this.entryOf(item) })),
		}));
		if ('problem' in prepared) return this.fail(items, group, prepared.problem);
		const { request, effects, firstOnlyValues, all } = prepared.value;
		await sendBisecting(all, group.known, {
			send: async (sent) =>
				await this.send(sent, { request, effects, read, group, firstOnlyValues }),
			weight: ({ entry }) => JSON.stringify(entry).length,
			refused: ({ item, entry }, { message }) => {
				this.settle(item, batch.refused(entry, message));
			},
			failed: (sent, problem) => this.fail(itemsOf(sent), group, problem),
			givenUp: (sent, { message, httpCode }) => {
				const description =
					'The request with this one in it was refused, and too many others had been refused to find out which one is meant.';
				this.leave(sent, group, new Problem('refused', message, { description, httpCode }));
			},
		});
	}

	/** Deals with the items of a group that need no place in its request, and leaves it the others. */
	async handleIndividuals(
		group: Group,
		individually: NonNullable<Batch['individually']>,
	): Promise<void> {
		const { run, batch } = this;
		const { items } = group;
		const read = run.read(items[0]);
		group.items = [];
		const planned = await attempt(async () => {
			const request = await run.resolved(buildRequest(run.operation, read));
			const entries = items.map((item) => this.entryOf(item));
			return await individually.call(batch, { request, entries, read, ...run.calls });
		});
		if ('problem' in planned) return this.fail(items, group, planned.problem, 'unsent');
		for (const [index, own] of planned.value.entries()) {
			const item = items[index];
			if (!own) group.items.push(item);
			else if ('row' in own) this.settle(item, this.shaped(own.row, item));
			else await this.sendAlone(item, group, own);
		}
	}

	private async sendAlone(
		item: number,
		group: Group,
		own: Exclude<Individual, { row: IDataObject }>,
	): Promise<void> {
		if (this.stopReason)
			return this.leave([{ item, entry: this.entryOf(item) }], group, this.stopReason);
		const tried = await attempt(async () => await own.send());
		if (!('problem' in tried)) return this.settle(item, this.shaped(tried.value, item));
		const { problem } = tried;
		if (isAboutRecord(problem)) this.settle(item, own.refused(problem.message));
		else this.fail([item], group, problem);
	}

	private shaped(row: IDataObject, item: number): IDataObject {
		const { run } = this;
		return run.shaper(run.read(item))(row);
	}

	private entryOf(item: number): IDataObject {
		const made = entryAgain(this.run, this.batch, item);
		if ('entry' in made) return made.entry;
		throw new Problem('parameter', 'The value of an expression changed while the node ran', {
			description: `Item ${item + 1} could be sent when it was checked and cannot be sent now. Set random or time-dependent values in a node before this one.`,
		});
	}

	private async send(
		sent: Sent[],
		{
			request,
			effects,
			read,
			group,
			firstOnlyValues,
		}: Carried & { read: Read; group: Group; firstOnlyValues: IDataObject },
	): Promise<Trial> {
		const { run, batch } = this;
		if (this.stopReason) {
			this.leave(sent, group, this.stopReason);
			return { kind: 'over' };
		}
		const entries = sent.map(({ entry }) => entry);
		const first = group.isFirstSent ? {} : firstOnlyValues;
		const body = { ...request.body, ...first, [batch.into]: entries };
		let isAnswered = false;
		const tried = await attempt(async () => {
			const answer = await run.send({ ...request, body }, effects);
			isAnswered = true;
			// Every batch is documented to answer with counts or rows: a text tells of none.
			if (!isObject(answer) && !Array.isArray(answer)) throw unreadableWrite(answer, effects);
			this.report(batch.report(answer, entries, read, run.remark), itemsOf(sent));
			return answer;
		});
		if (!('problem' in tried)) return this.taken(tried.value, group);
		const { problem } = tried;
		if (isUnderSuccess(problem) && batch.isReport?.(problem.answer)) {
			this.report(batch.report(problem.answer, entries, read, run.remark), itemsOf(sent));
			return this.taken(problem.answer, group);
		}
		const end = endOf(problem, entries, { batch, effects });
		if (!(end instanceof Problem)) return end;
		if (end.kind === 'uncertain' || end.maybeDone) group.isFirstSent = true;
		const lost = { request, problem: end, isAnswered, extra: first };
		const open = end.kind === 'uncertain' ? await this.settleLost(sent, group, lost) : sent;
		if (open.length > 0) this.fail(itemsOf(open), group, end);
		return { kind: 'over' };
	}

	/** Settles what can be read of entries that may have arrived, and gives those that stay open. */
	private async settleLost(sent: Sent[], group: Group, lost: LostRequest): Promise<Sent[]> {
		const tried = await attempt(async () => await settleEntries(this.run, this.batch, sent, lost));
		if ('problem' in tried) throw new Stop(tried.problem, sent[0].item);
		const { settled, open, isMissing, remark } = tried.value;
		// A job that has work after its entries does not go on without them.
		if (isMissing) group.problem ??= notDone(lost.problem);
		for (const { item, json } of settled) this.settle(item, json);
		if (remark) this.run.remark(...remark);
		return open;
	}

	private taken(answer: unknown, group: Group): Trial {
		group.isFirstSent = true;
		const end = this.batch.stopsRun?.(answer);
		if (end)
			this.stopReason = new Problem('refused', end.message, { description: end.description });
		return { kind: 'taken' };
	}

	private report(rows: IDataObject[] | IDataObject, items: number[]): void {
		const { run } = this;
		const shape = run.shaper(run.read(items[0]));
		if (Array.isArray(rows)) {
			items.forEach((item, index) => this.settle(item, shape(rows[index])));
			return;
		}
		this.handled += items.length;
		run.output[items[0]] = [{ json: shape(rows), pairedItem: items.map((item) => ({ item })) }];
	}

	private settle(item: number, json: IDataObject): void {
		this.handled++;
		this.run.output[item] = [{ json, pairedItem: { item } }];
	}

	/** Stops the run; under Continue On Fail, each item says what became of it. */
	private fail(items: number[], group: Group, problem: Problem, sent?: 'unsent'): void {
		const { run, batch } = this;
		if (!run.continuesAfter(problem)) {
			throw new Stop(problem, Math.min(...items), progressOf(this, items.length));
		}
		group.problem ??= problem;
		for (const item of items) {
			if (run.output[item].length > 0) continue;
			if (problem.kind === 'parameter') {
				run.output[item] = [failureItem(problem, item)];
				continue;
			}
			const entry = this.entryOf(item);
			const details =
				(problem.kind === 'uncertain' || problem.maybeDone) && sent !== 'unsent'
					? batch.unknown(entry)
					: batch.notSent(entry, problem.message);
			run.output[item] = [failureItem(problem, item, details)];
		}
	}

	/** Nothing more is tried for these. What was done for others must come out: the run does not stop. */
	private leave(sent: Sent[], group: Group, problem: Problem): void {
		const { message, description } = problem;
		group.problem ??= problem;
		for (const { item, entry } of sent) {
			if (this.run.continuesAfter(problem)) this.fail([item], group, problem);
			else
				this.settle(
					item,
					this.batch.notSent(entry, `${sentence(message)} ${description ?? ''}`.trim()),
				);
		}
	}
}

const itemsOf = (sent: Sent[]): number[] => sent.map(({ item }) => item);
