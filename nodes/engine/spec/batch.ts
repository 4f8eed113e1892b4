import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Problem } from '../problem';
import type { ApiRequest } from './apiRequest';
import type { Calls, Endpoint, Settle, Values } from './endpoint';
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
	/**
	 * What becomes of entries without the shared request, in their order; what it gives nothing for
	 * travels. Looks before it says so, and changes nothing itself.
	 */
	individually?(group: SharedRequest): Promise<Array<Individual | undefined>>;
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
	nothing(columns: string[], read: Read): { message: string; description: string };
	/** A column that not every row has: as soon as one has it, the others say null. */
	column?: string;
	/** Said of the whole run: how many were skipped and why. */
	summary?(rows: IDataObject[]): string | undefined;
	/** A job: for each group something is made before its entries can be sent, and done after them. */
	work?(group: GroupJob): GroupWork;
	/** Where a request ended without a usable answer, its entries are looked for. */
	settle?: SettleEntries;
}

/** One entry of a batch, or why the item is not sent. */
export type BatchEntry = { entry: IDataObject } | { rejected: IDataObject; missing?: boolean };

/** What surrounds the entries of a batch. */
export interface EntryContext {
	/** An AI agent runs the node: nothing is taken from the input on its own. */
	tool: boolean;
	/** Collects details under a heading; the whole run shows each heading once, as a hint. */
	remark(heading: string, detail: string): void;
	/** The same for what is missing: shown unless one item of the run has it. */
	remarkUnlessFound(heading: string, detail: string, found: boolean): void;
}

/** Entries that would share a request, and the way to ask what is there already. */
export interface SharedRequest extends Calls {
	/** The shared request, without its entries. */
	request: ApiRequest;
	entries: IDataObject[];
}

/** The output of an entry that needs no request, or the request of its own that it needs. */
export type Individual =
	| { row: IDataObject }
	| {
			send(): Promise<IDataObject>;
			/** The output where SmartLead refuses what is in it. */
			refused(reason: string): IDataObject;
	  };

/** The entries of a batch, found by their dedupe keys. */
export interface SettleEntries extends Settle {
	/** The dedupe key of the entry that a row shows. */
	key(row: IDataObject): string | undefined;
	/** The output of an entry that is there. `isNew`: it came with this request, or at the same time. */
	there(entry: IDataObject, row: IDataObject, isNew: boolean): IDataObject;
	/** The output of an entry that is not there, though its request has had all the time it can take. */
	missing(entry: IDataObject): IDataObject;
}

/** What the work on one group of a batch works with. */
export interface GroupJob extends Calls {
	/** The planned request of the group. Its ids may still have to be looked up; `begin` gets them. */
	plan: ApiRequest;
	/** The values of its first item. */
	read: Read;
	/** That item's number, from 1 as people count. */
	firstItem: number;
	/** Its entries, built anew each time. */
	entries(): IDataObject[];
	/** The same for all groups of a run: see `perRun`. */
	inRun: object;
	/** Said once beside the output of the whole run. */
	remark(heading: string, detail?: string): void;
}

/** The work on one group, in this order. Everything of every group is checked before the first request. */
export interface GroupWork {
	check(): void;
	/** Makes what the entries go into. */
	begin(plan: ApiRequest): Promise<Carrier>;
	/** After all entries: gives what the output of each item says besides. */
	end(rows: IDataObject[]): Promise<IDataObject>;
	/** After a failure on the way. Does not throw. */
	failed(problem: Problem): Promise<FailedWork>;
}

/** The requests in which entries travel. */
export interface Carrier {
	operation: Endpoint;
	values: Values;
}

/** The problem to report, and what is left of the work. */
export interface FailedWork {
	problem: Problem;
	/** What was done is undone: no entry is where it was sent. */
	isUndone?: boolean;
	/** What the output of each item says besides. */
	extra?: IDataObject;
}
