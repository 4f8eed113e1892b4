import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { ApiRequest, Effects, Host, Route } from './apiRequest';
import type { Batch } from './batch';
import type { Endpoint, JobContext } from './endpoint';
import type { Simplify } from './list';
import type { Parameter, Read } from './parameter';

/** What a custom operation works with: the planned request, and a way to send it or another one. */
export interface Job extends JobContext {
	context: IExecuteFunctions;
	request: ApiRequest;
	send(request: ApiRequest): Promise<unknown>;
}

export type CustomOutput = Array<Pick<INodeExecutionData, 'json' | 'binary'>>;

/** An operation that needs more than one request, or gives files. */
export interface CustomOperation {
	/** Why the engine alone cannot do it, in one line. */
	because: string;
	/** Looks at the planned request before anything of the run is sent. Throws a `Problem`. */
	check?(request: ApiRequest, read: Read): void;
	run(job: Job): Promise<CustomOutput>;
}

/** What an operation may give away: fields that it exists for, or everything. */
export type Keeps = readonly string[] | 'everything';

/** An endpoint as people see it in n8n, or a job that is made of several. */
export interface Operation extends Endpoint {
	/** The operation in the dropdown: 'Get Many'. */
	name: string;
	/** The operation in the node panel: 'Get many campaigns'. */
	action: string;
	description: string;
	/** Shown first, not sent: where a record further down is looked up. */
	leadingFields?: INodeProperties[];
	/** Shown, not sent by the engine: notices, and what a custom operation reads. */
	fields?: INodeProperties[];
	/** Shown in Options, not sent by the engine. */
	options?: INodeProperties[];
	batch?: Batch;
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
	/** Why no documented read, or not every time, tells what became of a lost answer: "because …". */
	unsettled?: string;
	/** Makes the rows of an answer to which no path leads; undefined where its form is not known. */
	rows?(
		answer: unknown,
		context: Pick<Job, 'request' | 'read' | 'remark'>,
	): IDataObject[] | undefined;
	custom?: CustomOperation;
	/**
	 * A job: it is made of the documented requests of these operations, in this order, and reads before
	 * it writes. Its id is none of the catalog's; its effects are those that all of them have on what was
	 * there before.
	 */
	uses?: Operation[];
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
	spec: Omit<Operation, 'request' | 'path'> & { request: R } & PathOf<R>,
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
