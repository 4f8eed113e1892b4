import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	JsonObject,
} from 'n8n-workflow';

import type { ApiRequest } from './request';
import type { Keeps } from './secrets';

/** The four hosts of the API, as the API reference names them. */
export type Host = 'server' | 'smartdelivery' | 'prospect-api' | 'smart-senders';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Route = `${Method} /${string}`;

/** Gives the value of a field for the current item, as the user or an expression left it. */
export interface Read {
	(name: string): unknown;
	/** That of the workflow: dates and times without an offset belong to it. */
	readonly timezone: string;
}

/** Reads other values under the same circumstances: those inside a collection, say. */
export const reading = (
	{ timezone }: { timezone: string },
	find: (name: string) => unknown,
): Read => Object.assign((name: string) => find(name), { timezone });

/**
 * A field whose value changes shape on its way to the API. `encode` throws an `InvalidValue` when
 * the value cannot be sent; it may give a `Lookup` where the API wants an id that must be asked for.
 */
export interface Encoded {
	field: INodeProperties;
	encode: (value: unknown, read: Read) => unknown;
	/** What empties it in an update, where the API can: the user has left the field empty on purpose. */
	emptied?: unknown;
	/** A form whose entries may lack a value: what is missing is left out, and said nowhere. */
	sparse?: true;
}

export type Parameter = INodeProperties | Encoded;

/** What the API calls a parameter → the field the user fills in. */
export type Parameters = Record<string, Parameter>;

/** What an API call may do; decides when it may be sent again and what the documentation says of it. */
export interface Effects {
	/** A POST that only reads. A GET always does. */
	readOnly?: true;
	/** Sending it twice does no more than sending it once. */
	idempotent?: true;
	/** May cause email to be sent. Never repeated after an uncertain end. */
	sendsEmail?: true;
	/** Uses up credits or money. Never repeated after an uncertain end. */
	cost?: 'credits' | 'money';
	/** Takes something away that cannot be brought back. */
	destructive?: true;
	/**
	 * The sentences with which the reference shows it refused under status 500, word for word. Any
	 * other 500 may have happened after all.
	 */
	refusals?: string[];
}

/** Where a page of a list is asked for, and how one page follows the other. */
export interface Pager {
	in: 'query' | 'body';
	/** Goes through the list page by page, until `wanted` rows have come. */
	pages(ask: (page: IDataObject) => Promise<Page>, wanted: number, way?: Way): AsyncGenerator<Step>;
}

/** How to go through a list. */
export interface Way {
	/** How many pages may be asked for at once, where they need not wait for each other. */
	ahead?: number;
	/** Where to go on, as an earlier step said. */
	from?: string;
	/** What comes again after a page that was not full is the whole list: nobody has to know of pages. */
	perhaps?: boolean;
	/** Told when the list ends before as many rows have come as were announced. */
	short?(announced: number, came: number): void;
}

/** The rows of one page, and where the list goes on; `next` is undefined at its end. */
export interface Step {
	rows: IDataObject[];
	next?: string;
}

/** One page: its rows, and the whole answer for totals and cursors. */
export interface Page {
	rows: IDataObject[];
	answer: unknown;
}

/** A list in an answer: where it is, the documented places in turn ('' is the answer itself). */
export interface List {
	at: string[];
	pages?: Pager;
	/** Each row holds a list (or a record) of its own: one row per entry of it. */
	unfold?: Unfold;
	/** What each row takes along from the answer around it: name in the row → documented places. */
	along?: Record<string, string[]>;
}

/** Rows inside rows. */
export interface Unfold {
	/** The name under which a row holds the others. */
	at: string;
	/** The word for an inner row. What is called like something around it gets this in front. */
	as: string;
}

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
	mark(entry: IDataObject): string;
	/** `firstItem` counts from 1, as people do. */
	repeated(entry: IDataObject, firstItem: number): IDataObject;
	/** The output for each entry, in their order; or one for all of them, paired with all. */
	report(
		answer: unknown,
		entries: IDataObject[],
		read: Read,
		remark: Around['remark'],
	): IDataObject[] | IDataObject;
	/** Why nothing more of the run is worth sending, where an answer says so. */
	ends?(answer: unknown): { message: string; description: string } | undefined;
	/** The email address of an entry, by which a refusal may name it. */
	address?(entry: IDataObject): string;
	/** What the output says of an entry that was refused for what is in it. */
	refused(entry: IDataObject, reason: string): IDataObject;
	/** Of an entry whose request was refused as a whole, or could not be sent. */
	left(entry: IDataObject, reason: string): IDataObject;
	/** Of an entry whose fate is open. */
	unknown(entry: IDataObject): IDataObject;
	/** Said when no item had anything to send; the columns are those of the input. */
	nothing(columns: string[]): { message: string; description: string };
	/** Said of the whole run: how many were skipped and why. */
	summary?(rows: IDataObject[]): string | undefined;
}

/** What the hatch works with: the planned request, and a way to send it or another one. */
export interface Job {
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

export type HatchOutput = Array<Pick<INodeExecutionData, 'json' | 'binary'>>;

/** An operation that needs more than one request or another form of answer. */
export interface Hatch {
	/** Why the engine alone cannot do it, in one line. */
	because: string;
	/** Looks at the planned request before anything of the run is sent. Throws a `Problem`. */
	check?(request: ApiRequest, read: Read): void;
	run(job: Job): Promise<HatchOutput>;
}

/** Output key → where the answer has it; several places are tried in turn ('lead.email'). */
export interface Simplify {
	[key: string]: string | string[] | Entries;
}

/** A list inside a row: what is kept of each of its entries, and what around it they take along. */
export interface Entries {
	at: string | string[];
	each: Simplify;
	around?: Simplify;
}

/** Another form of a request, where two sources of the reference disagree. */
export interface Otherwise {
	/** The statuses of a refusal after which it is tried. */
	after: number[];
	/** The other form; undefined where it has no place for what is sent, or the refusal is about something else. */
	form(request: ApiRequest, refusal: string): ApiRequest | undefined;
}

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
	above?: INodeProperties[];
	/** Shown, not sent by the engine: notices, and what the hatch reads. */
	fields?: INodeProperties[];
	/** Shown in Options, not sent by the engine. */
	options?: INodeProperties[];
	/** The answer is a list: one output item per entry. */
	list?: List;
	batch?: Batch;
	/** The answer is worth nothing: the output says what was deleted. */
	answer?: 'deleted';
	/** What is kept of an answer with more than ten fields, chosen by hand. */
	simplify?: Simplify;
	/** Simplified, counts and percentages that come as text are numbers. */
	figures?: true;
	/** Secrets of the API that may stay in the output, with the reason beside them. */
	keeps?: Keeps;
	/** Input items that ask for the very same share one request: what costs is not paid per item. */
	once?: true;
	/** What to do after a refusal, where the operation knows better than its words say. */
	advice?: (refusal: string) => string | undefined;
	/** Tried once where SmartLead refuses the request as it stands: nothing has happened then. */
	otherwise?: Otherwise;
	hatch?: Hatch;
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

/** Whether the call changes nothing: reads may overlap and be sent again. */
export const isRead = ({ request, readOnly }: Pick<Operation, 'request' | 'readOnly'>): boolean =>
	readOnly ?? request.startsWith('GET ');
