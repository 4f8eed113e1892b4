import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Problem } from '../problem';
import type { ApiRequest } from './apiRequest';
import type { Endpoint, JobContext, Settle, Values } from './endpoint';
import type { Read } from './parameter';

/** Input items that travel together, up to `size` of them per request, as the array `into`. */
export interface Batch {
	into: string;
	size: number;
	/** What the user fills in for each entry. */
	fields: INodeProperties[];
	/** Parameters of the body that only the first request of a group takes along. */
	once?: string[];
	entry(read: Read, input: IDataObject, context: EntryContext): BatchEntry;
	/** Two entries with the same key are one: the later is rejected with what `duplicate` gives. */
	dedupeKey(entry: IDataObject): string;
	/** `firstItem` counts from 1, as people do. */
	duplicate(entry: IDataObject, firstItem: number): IDataObject;
	/** The output for each entry, in their order; or one for all of them, paired with all. */
	report(
		answer: unknown,
		entries: IDataObject[],
		read: Read,
		remark: EntryContext['remark'],
	): IDataObject[] | IDataObject;
	/** Whether an answer that calls itself a failure says of entries what became of them all the same. */
	isReport?(answer: unknown): boolean;
	/** Why nothing more of the run is worth sending, where an answer says so. */
	stopsRun?(answer: unknown): { message: string; description: string } | undefined;
	/** The email address of an entry, by which a refusal may name it. */
	address?(entry: IDataObject): string;
	/** What the output says of an entry that was refused for what is in it. */
	refused(entry: IDataObject, reason: string): IDataObject;
	/** Of an entry whose request was refused as a whole, or could not be sent. */
	notSent(entry: IDataObject, reason: string): IDataObject;
	/** Of an entry whose fate is open. */
	unknown(entry: IDataObject): IDataObject;
	/** Said when no item had anything to send; the columns are those of the input, `read` that of the first item. */
	nothing?(columns: string[], read: Read): { message: string; description: string };
	/** A column that not every row has: as soon as one has it, the others say null. */
	column?: string;
	/** Said of the whole run: how many were skipped and why. */
	summary?(rows: IDataObject[]): string | undefined;
	/** A job: it has to do with the groups more than to send them. */
	work?(groups: GroupJob[]): Promise<void>;
	/** Where a request ended without a usable answer, its entries are looked for. */
	settle?: SettleEntries;
}

/** One entry of a batch, or why the item is not sent. */
export type BatchEntry = { entry: IDataObject } | { rejected: IDataObject; missing?: boolean };

/** What surrounds the entries of a batch. */
export interface EntryContext {
	/** An AI agent runs the node: nothing is taken from the input on its own. */
	tool: boolean;
	/**
	 * Collects details under a heading; the whole run shows each heading once, as a hint. What is
	 * missing is shown unless one item of the run has it, `isFound`.
	 */
	remark(heading: string, detail: string, isFound?: boolean): void;
}

/** The entries of a batch, found by their dedupe keys. */
export interface SettleEntries extends Settle {
	/** The dedupe key of the entry that a row shows. */
	key(row: IDataObject): string | undefined;
	/** The output of an entry that is there. `isNew`: it came with this request, or at the same time. */
	there(entry: IDataObject, row: IDataObject, isNew: boolean): IDataObject;
	/** The output of an entry that is not there, though its request has had all the time it can take. */
	missing(entry: IDataObject): IDataObject;
}

/** Items that share all but their entries, and what a job can do with them. */
export interface GroupJob extends JobContext {
	/** The planned request of the group. Its ids may still have to be looked up. */
	plan: ApiRequest;
	/** The number of its first item, from 1 as people count. */
	firstItem: number;
	/** Its entries, built anew each time. */
	entries(): IDataObject[];
	/** The planned request, with its ids. Throws where nothing more of the run is worth sending. */
	request(): Promise<ApiRequest>;
	/** Does what one entry needs on its own; `refused` is its output where SmartLead refuses that. */
	alone(
		index: number,
		act: () => Promise<IDataObject>,
		refused: (reason: string) => IDataObject,
	): Promise<void>;
	/**
	 * Sends the entries that have no output yet, in requests of this operation where one is given.
	 * Gives the output of all, and why some did not arrive where the run goes on.
	 */
	send(operation?: Endpoint, values?: Values): Promise<{ rows: IDataObject[]; problem?: Problem }>;
	/** Says something besides in the output of each item. */
	addToOutput(extra: IDataObject): void;
	/** Fails what has no output yet, and all where every entry arrived. Ends the run, or goes on. */
	fail(problem: Problem, extra?: IDataObject): void;
	/** What was sent is undone: no entry is where it was sent. */
	undo(): void;
}
