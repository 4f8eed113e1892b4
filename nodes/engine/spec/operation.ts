import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	JsonObject,
} from 'n8n-workflow';

import type { Problem } from '../problem';
import type { ApiRequest, Effects, Host, Route } from './apiRequest';
import type { List, Simplify } from './list';
import type { Parameter, Parameters, Read } from './parameter';

/** One entry of a batch, or why the item is not sent. */
export type BatchEntry = { entry: IDataObject } | { rejected: IDataObject; missing?: boolean };

/** What surrounds the entries of a batch. */
export interface Around {
	/** An AI agent runs the node: nothing is taken from the input on its own. */
	tool: boolean;
	/** Collects details under a heading; the whole run shows each heading once, as a hint. */
	remark(heading: string, detail: string): void;
	/** The same for what is missing: shown unless one item of the run has it. */
	unlessAny(heading: string, detail: string, found: boolean): void;
}

/** Entries that would share a request, and the way to ask what is there already. */
export interface Together extends Calls {
	/** The shared request, without its entries. */
	request: ApiRequest;
	entries: IDataObject[];
	read: Read;
}

/** The output of an entry that needs no request, or the request of its own that it needs. */
export type Apart =
	| { row: IDataObject }
	| {
			send(): Promise<IDataObject>;
			/** The output where SmartLead refuses what is in it. */
			refused(reason: string): IDataObject;
	  };

/** Input items that travel together, up to `size` of them per request, as the array `into`. */
export interface Batch {
	into: string;
	size: number;
	/** What the user fills in for each entry. */
	fields: INodeProperties[];
	/** Sent with the first request of a group only, where the user added them. */
	first?: Parameters;
	entry(read: Read, input: IDataObject, around: Around): BatchEntry;
	/** Two entries with the same mark are one: the later is rejected with what `repeated` gives. */
	dedupeKey(entry: IDataObject): string;
	/** `firstItem` counts from 1, as people do. */
	duplicate(entry: IDataObject, firstItem: number): IDataObject;
	/**
	 * What becomes of entries without the shared request, in their order; what it gives nothing for
	 * travels. Looks before it says so, and changes nothing itself.
	 */
	apart?(group: Together): Promise<Array<Apart | undefined>>;
	/** The output for each entry, in their order; or one for all of them, paired with all. */
	report(
		answer: unknown,
		entries: IDataObject[],
		read: Read,
		remark: Around['remark'],
	): IDataObject[] | IDataObject;
	/** Whether an answer that calls itself a failure says of entries what became of them all the same. */
	tells?(answer: unknown): boolean;
	/** Why nothing more of the run is worth sending, where an answer says so. */
	ends?(answer: unknown): { message: string; description: string } | undefined;
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
	/** Said of the whole run: how many were skipped and why. */
	summary?(rows: IDataObject[]): string | undefined;
	/** A job: for each group something is made before its entries can be sent, and done after them. */
	work?(group: GroupJob): GroupWork;
	/** Where a request ended without a usable answer, its entries are looked for. */
	settle?: SettleEntries;
}

/** A documented read that shows what a write has left in SmartLead. */
export interface Sight {
	operation: Operation;
	/** Its values in the words of the API; undefined where it would not show this one. */
	values?(request: ApiRequest, read: Read | undefined): Values | undefined;
	/**
	 * The rows of an answer that is no list, or what is seen in those of a list; undefined where it
	 * cannot be read.
	 */
	rows?(answer: unknown): IDataObject[] | undefined;
}

/** How it is found out, by reading alone, whether a write that ended without a usable answer was done. */
interface Settle {
	/** Tried in turn: the next one where one cannot be read. */
	reads: Sight[];
	/** Where a row says since when it is there. Without it, only who has read them before knows which is new. */
	since?: string | string[];
}

/** One record that a write makes, or what it changes. */
export interface SettleRecord extends Settle {
	/** Whether a row is such a record as the request asks for; undefined where that cannot be told. */
	is(row: IDataObject, request: ApiRequest): boolean | undefined;
	/** It is no record that comes but a state: where it is so, it is done, since whenever. */
	isState?: true;
	/** Where answers and rows have the id. Without one there is nothing to keep apart. */
	id?: string[];
	/** The row in the words of the answer that did not come. */
	answer(row: IDataObject): IDataObject;
	/** What is not shown may come yet: only what is shown proves something. */
	mayComeLater?: true;
}

/** The entries of a batch, found by their marks. */
export interface SettleEntries extends Settle {
	/** The mark of the entry that a row shows. */
	mark(row: IDataObject): string | undefined;
	/** The output of an entry that is there. `isNew`: it came with this request, or at the same time. */
	there(entry: IDataObject, row: IDataObject, isNew: boolean): IDataObject;
	/** The output of an entry that is not there, though its request has had all the time it can take. */
	missing(entry: IDataObject): IDataObject;
}

/** Values of a request in the words of the API. */
export interface Values {
	path?: IDataObject;
	query?: IDataObject;
	body?: IDataObject;
}

/** Sends requests of other operations, each under that operation's own effects and limits. */
export interface Calls {
	/**
	 * The answer as it came, or one made of what is found where none was usable. `before` are the ids of
	 * the records that were there already: of one that is none of them, no date has to tell its age.
	 */
	call(operation: Operation, values?: Values, before?: Set<string>): Promise<unknown>;
	/** The one record of an answer. Throws where there is none. */
	record(operation: Operation, values?: Values): Promise<IDataObject>;
	/** All rows of a list, page by page. */
	rows(operation: Operation, values?: Values): Promise<IDataObject[]>;
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
	/** What a group leaves for those after it: the groups of a run share it. */
	memo: Map<string, unknown>;
	/** Said once beside the output of the whole run. */
	remark(heading: string, detail?: string): void;
}

/** The requests in which entries travel. */
export interface Carrier {
	operation: Operation;
	values: Values;
}

/** A failure as it is told, and what is left of the work. */
export interface Aftermath {
	problem: Problem;
	/** What was done is undone: no entry is where it was sent. */
	isUndone?: boolean;
	/** What the output of each item says besides. */
	along?: IDataObject;
}

/** The work on one group, in this order. Everything of every group is checked before the first request. */
export interface GroupWork {
	check(): void;
	/** Makes what the entries go into. */
	begin(plan: ApiRequest): Promise<Carrier>;
	/** After all entries: gives what the output of each item says besides. */
	end(rows: IDataObject[]): Promise<IDataObject>;
	/** After a failure on the way. Does not throw. */
	failed(problem: Problem): Promise<Aftermath>;
}

/** What a custom operation works with: the planned request, and a way to send it or another one. */
export interface Job extends Calls {
	context: IExecuteFunctions;
	item: number;
	request: ApiRequest;
	read: Read;
	/** What an item leaves for those after it: the items of a run share it. */
	memo: Map<string, unknown>;
	/** Said once beside the output of the whole run, with the details of all items behind it. */
	remark(heading: string, detail?: string): void;
	send(request: ApiRequest, effects?: Effects): Promise<unknown>;
}

export type CustomOutput = Array<Pick<INodeExecutionData, 'json' | 'binary'>>;

/** An operation that needs more than one request or another form of answer. */
export interface CustomOperation {
	/** Why the engine alone cannot do it, in one line. */
	because: string;
	/** Looks at the planned request before anything of the run is sent. Throws a `Problem`. */
	check?(request: ApiRequest, read: Read): void;
	run(job: Job): Promise<CustomOutput>;
}

/** Another form of a request, where two sources of the reference disagree. */
export interface Fallback {
	/** The statuses of a refusal after which it is tried. */
	after: number[];
	/** The other form; undefined where it has no place for what is sent, or the refusal is about something else. */
	form(request: ApiRequest, refusal: string): ApiRequest | undefined;
}

/** What an operation may give away: fields that it exists for, or everything. */
export type Keeps = readonly string[] | 'everything';

interface Spec extends Effects {
	/** The id of the operation in the catalog of the API: 'campaign.updateStatus'. */
	id: string;
	/** The operation in the dropdown: 'Get Many'. */
	name: string;
	/** The operation in the node panel: 'Get many campaigns'. */
	action: string;
	description: string;
	/** Sent with every request. */
	query?: Parameters;
	body?: Parameters;
	/** What a list or a report is narrowed by: sent only when the user adds them. Nothing else is a filter. */
	filters?: { query?: Parameters; body?: Parameters };
	/** Anything else that is sent only when the user adds it. */
	optional?: { query?: Parameters; body?: Parameters };
	/** What `body` holds names the record: an update whose added fields have no value is not sent. */
	namedInBody?: true;
	/** Sent as they are. */
	fixed?: { query?: IDataObject; body?: JsonObject };
	/** Shown first, not sent: where a record further down is looked up. */
	leadingFields?: INodeProperties[];
	/** Shown, not sent by the engine: notices, and what a custom operation reads. */
	fields?: INodeProperties[];
	/** Shown in Options, not sent by the engine. */
	options?: INodeProperties[];
	/** The answer is a list: one output item per entry. */
	list?: List;
	batch?: Batch;
	/** The answer is no documented list and may still be an empty one: then nothing is there, and nothing comes out. */
	mayBeEmpty?: true;
	/** The answer is worth nothing: the output says what was deleted. */
	answer?: 'deleted';
	/** What is kept of an answer with more than ten fields, chosen by hand. */
	simplify?: Simplify;
	/** Simplified, counts and percentages that come as text are numbers. */
	figures?: true;
	/** Secrets of the API that may stay in the output, with the reason beside them. */
	keeps?: Keeps;
	/** Input items that ask for the very same share one request: what costs is not paid per item. */
	deduplicate?: true;
	/** What to do after a refusal, where the operation knows better than its words say. */
	advice?: (refusal: string) => string | undefined;
	/** Tried once where SmartLead refuses the request as it stands: nothing has happened then. */
	fallback?: Fallback;
	/** Looked for where the request ended without a usable answer. It is not sent again in any case. */
	settle?: SettleRecord;
	/** Why no documented read, or not every time, tells what became of it then: "because …". */
	unsettled?: string;
	custom?: CustomOperation;
	/**
	 * A job: it is made of the documented requests of these operations, in this order, and reads before
	 * it writes. Its id is none of the catalog's; its effects are those that all of them have on what was
	 * there before.
	 */
	uses?: Operation[];
}

export interface Operation extends Spec {
	request: Route;
	path: Parameters;
}

export interface Resource {
	name: string;
	host: Host;
	/** The operation that a fresh node shows. Part of every saved workflow: never "the first". */
	default: string;
	operations: Record<string, Operation>;
}

export type Resources = Record<string, Resource>;

type Placeholder<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
	? Name | Placeholder<Rest>
	: never;

type PathOf<R extends string> = [Placeholder<R>] extends [never]
	? { path?: never }
	: { path: Record<Placeholder<R>, Parameter> };

/** Checks, at compile time, that every {placeholder} of the route has its field and no other. */
export function operation<const R extends Route>(
	spec: Spec & { request: R } & PathOf<R>,
): Operation {
	return { ...spec, path: spec.path ?? {} };
}

/** What an AI agent may not do on its own, as words that continue "this operation …". */
export function harmOf({ sendsEmail, cost, destructive }: Effects): string | undefined {
	if (sendsEmail) return 'may send email';
	if (cost) return `costs ${cost}`;
	return destructive ? 'takes away what cannot be brought back' : undefined;
}

/** Whether the call changes nothing: reads may overlap and be sent again. */
export const isRead = ({ request, readOnly }: Pick<Operation, 'request' | 'readOnly'>): boolean =>
	readOnly ?? request.startsWith('GET ');
