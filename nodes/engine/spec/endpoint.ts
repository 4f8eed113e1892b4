import type { IDataObject, JsonObject } from 'n8n-workflow';

import type { ApiRequest, Effects, Route } from './apiRequest';
import type { List } from './list';
import type { Parameters, Read } from './parameter';

/** An endpoint of the API: what it is sent, what it answers, and what a call may do. */
export interface Endpoint extends Effects {
	/** Its id in the catalog of the API: 'campaign.updateStatus'. */
	id: string;
	request: Route;
	path: Parameters;
	/** Sent with every request. */
	query?: Parameters;
	body?: Parameters;
	/** What a list or a report is narrowed by: sent only when the user adds them. Nothing else is a filter. */
	filters?: { query?: Parameters; body?: Parameters };
	/** Anything else that is sent only when the user adds it. */
	optional?: { query?: Parameters; body?: Parameters };
	/** Sent as they are. */
	fixed?: { query?: IDataObject; body?: JsonObject };
	/** The answer is a list: one output item per entry. */
	list?: List;
	/** The answer is worth nothing: the output says what was deleted. */
	answer?: 'deleted';
	/**
	 * Another form of the request, where two sources of the reference disagree: tried once after these
	 * statuses, as nothing has happened then. Undefined where it has no place for what is sent, or the
	 * refusal is about something else.
	 */
	fallback?: {
		after: number[];
		form(request: ApiRequest, refusal: string): ApiRequest | undefined;
	};
	/** Looked for where the request ended without a usable answer. It is not sent again in any case. */
	settle?: SettleRecord;
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
	call(operation: Endpoint, values?: Values, before?: Set<string>): Promise<unknown>;
	/** The one record of an answer. Throws where there is none. */
	record(operation: Endpoint, values?: Values): Promise<IDataObject>;
	/** All rows of a list, page by page. */
	rows(operation: Endpoint, values?: Values): Promise<IDataObject[]>;
}

/** What the code of an operation works with. */
export interface JobContext extends Calls {
	/** The values of the item; of a group, those of its first. */
	read: Read;
	/** The same for all items of a run: see `perRun`. */
	inRun: object;
	/** Said once beside the output of the whole run, with the details of all items behind it. */
	remark(heading: string, detail?: string): void;
}

/** A documented read that shows what a write has left in SmartLead. */
export interface SettleRead {
	operation: Endpoint;
	/** Its values in the words of the API; undefined where it would not show this one. */
	values?(request: ApiRequest, read: Read | undefined): Values | undefined;
	/**
	 * The rows of an answer that is no list, or what is seen in those of a list; undefined where it
	 * cannot be read.
	 */
	rows?(answer: unknown): IDataObject[] | undefined;
}

/** How it is found out, by reading alone, whether a write that ended without a usable answer was done. */
export interface Settle {
	/** Tried in turn: the next one where one cannot be read. */
	reads: SettleRead[];
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
