import type { IDataObject } from 'n8n-workflow';

/** Where a page of a list is asked for, and how one page follows the other. */
export interface Pager {
	in: 'query' | 'body';
	/** Goes through the list page by page, until `wanted` rows have come. */
	pages(
		ask: (page: IDataObject) => Promise<Page>,
		wanted: number,
		options?: PagingOptions,
	): AsyncGenerator<Step>;
}

/** How to go through a list. */
export interface PagingOptions {
	/** How many pages may be asked for at once, where they need not wait for each other. */
	concurrency?: number;
	/** Where to go on: the `next` of an earlier step. */
	continueFrom?: string;
	/** The API may not know of pages and send the whole list each time. */
	mayBeUnpaged?: boolean;
	/** Called when the list ends before as many rows have come as were announced. */
	onShort?(announced: number, came: number): void;
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
	paths: string[];
	pages?: Pager;
	/** Each row holds a list (or a record) of its own: one row per entry of it. */
	unfold?: Unfold;
	/** Fields that each row gets from the answer around the list: name in the row → documented places. */
	inherited?: Record<string, string[]>;
}

/** Rows inside rows. */
export interface Unfold {
	/** Where the outer row holds the inner ones. */
	path: string;
	/** Put before a field of an inner row whose name the outer row has as well. */
	prefix: string;
}

/** Output key → where the answer has it; several places are tried in turn ('lead.email'). */
export interface Simplify {
	[key: string]: string | string[] | Entries;
}

/** A list inside a row: what is kept of each of its entries, and what around it they take along. */
export interface Entries {
	path: string | string[];
	each: Simplify;
	inherited?: Simplify;
}
