import type { IDataObject } from 'n8n-workflow';

import { notFound, unreadable } from '../http/errors';
import { asJson, firstValueAt, isNothing, valueAt } from '../json';
import { Problem } from '../problem';
import type { ApiRequest } from '../spec/apiRequest';
import type { List, Page, Pager, PagingOptions } from '../spec/list';
import { rowsOf } from './answer';
import { Repetition } from './repetition';

/**
 * More pages than any list of SmartLead has: at 20 rows a page, the smallest, these are 200,000
 * rows. A list that goes on behind them has no end.
 */
const mostPages = 10_000;

interface Paging {
	/** The most rows the API gives at once. */
	size: number;
	in?: 'query' | 'body';
	/** Where the answer says how many rows there are in all; several documented places. */
	total?: string | string[];
}

interface Offsets extends Paging {
	/** The API wants the numbers as text. */
	asText?: true;
	/** Where the answer says whether more rows follow. */
	more?: string;
	/** Not every source knows of pages: see `PagingOptions`. */
	mayBeUnpaged?: true;
}

/**
 * Pages by `offset` and `limit`. The offset moves on by what came, not by what was asked for, so
 * that a page the API cuts shorter loses nothing. Where an answer says how many rows there are, up
 * to `concurrency` pages are asked for at once.
 */
export function byOffset({ asText, more, mayBeUnpaged, ...paging }: Offsets): Pager {
	const written = (value: number) => (asText ? String(value) : value);
	return pagerOf(paging, {
		mayBeUnpaged,
		mayOverlap: true,
		asked: ({ offset }, limit) => ({ offset: written(offset), limit: written(limit) }),
		behind: ({ answer }) => ({ follows: more === undefined ? undefined : valueAt(answer, more) }),
	});
}

interface Cursor extends Paging {
	/** The parameter that takes the cursor. */
	parameter: string;
	/** The next cursor, from the answer or the last row; null or '' where the answer says that there is none. */
	next(page: Page): unknown;
}

/** Pages by a cursor of the previous answer, which may stay the same from page to page. */
export const byCursor = ({ parameter, next, ...paging }: Cursor): Pager =>
	pagerOf(paging, {
		asked: ({ cursor }, limit) => ({
			limit,
			...(cursor === undefined ? {} : { [parameter]: asJson(cursor) }),
		}),
		behind(page) {
			const cursor = next(page);
			const isEnd = cursor === undefined || cursor === null || cursor === '';
			return { cursor, isUnknown: cursor === undefined, ...(isEnd ? { follows: false } : {}) };
		},
	});

/** Where a page begins, and what is known of those before it. */
interface Place {
	/** How many rows stand before it. */
	offset: number;
	cursor?: unknown;
	/** Of the page before it. */
	fingerprint?: string;
	/** The first page was not full: it may have been the whole list. */
	mayBeWhole?: boolean;
}

/** What one way of paging has of its own. */
interface Way {
	/** The parameters that ask for a page. */
	asked(place: Place, limit: number): IDataObject;
	/** What a page says of what is behind it. `isUnknown`: where it goes on should be said, and is not. */
	behind(page: Page): { cursor?: unknown; follows?: unknown; isUnknown?: boolean };
	/** A page need not wait for the one before it. */
	mayOverlap?: true;
	mayBeUnpaged?: true;
}

/** A page that was asked for: `limit` rows up to `end`. */
interface Asked {
	limit: number;
	end: number;
	page: Promise<Page>;
}

/**
 * Goes from page to page. Stops where the answer says so, at the documented total where that can be
 * true, or at an empty page. Rows that come again are an error, and so is a full page that does not
 * say where the list goes on, because others would be missing.
 */
const pagerOf = ({ size, in: parameters = 'query', total }: Paging, way: Way): Pager => ({
	in: parameters,
	async *pages(ask, wanted, options = {}) {
		const { continueFrom, mayBeUnpaged = way.mayBeUnpaged, onShort } = options;
		const concurrency = way.mayOverlap ? (options.concurrency ?? 1) : 1;
		const place: Place =
			continueFrom === undefined ? { offset: 0 } : (JSON.parse(continueFrom) as Place);
		const stop = place.offset + wanted;
		const repetition = new Repetition(place.fingerprint);
		const known = new Total(onShort);
		const underWay = new Set<Promise<Page>>();
		const askFor = (offset: number): Asked => {
			const limit = Math.min(size, stop - offset);
			const page = ask(way.asked({ ...place, offset }, limit));
			underWay.add(page);
			const ended = () => underWay.delete(page);
			page.then(ended, ended);
			return { limit, end: offset + limit, page };
		};

		try {
			let queue: Asked[] = [];
			for (let count = 0; place.offset < stop; count++) {
				if (count === mostPages) throw endless();
				const first = queue.shift() ?? askFor(place.offset);
				for (let end = queue.at(-1)?.end ?? first.end; queue.length < concurrency - 1; ) {
					if (end >= Math.min(known.announced, stop)) break;
					const next = askFor(end);
					queue.push(next);
					({ end } = next);
				}
				const page = await first.page;
				const { rows, answer } = page;
				if (rows.length === 0) return known.end(place.offset);
				const fresh = repetition.freshIn(rows);
				if (!fresh) {
					if (place.mayBeWhole) return;
					throw twice();
				}
				const isFull = rows.length >= first.limit;
				// A first page as long as asked for shows that the API knows pages.
				if (mayBeUnpaged && place.offset === 0) place.mayBeWhole = rows.length !== first.limit;
				place.offset += rows.length;
				place.fingerprint = repetition.fingerprint;
				const { cursor, follows, isUnknown } = way.behind(page);
				place.cursor = cursor;
				const isReached = known.isReached(firstValueAt(answer, total), place.offset, isFull);
				const isLast = follows === false || (isReached && follows !== true);
				yield { rows: fresh, ...(isLast ? {} : { next: JSON.stringify(place) }) };
				if (isLast && isUnknown && !isReached && isFull && place.offset < stop) throw cutShort();
				if (isLast) return known.end(place.offset);
				// What was asked for behind a page that came shorter begins too late.
				if (place.offset !== first.end) queue = [];
			}
		} finally {
			// A caller that stops early must not leave requests running.
			await Promise.allSettled(underWay);
		}
	},
});

/** The rows of a list, page by page until `wanted` have come. Throws where there is none. */
export async function listOf(
	request: ApiRequest,
	list: List,
	send: (request: ApiRequest) => Promise<unknown>,
	wanted = Infinity,
	options: PagingOptions = {},
): Promise<IDataObject[]> {
	const ask = async (page: IDataObject) => {
		const paged =
			list.pages?.in === 'body'
				? { ...request, body: { ...request.body, ...page } }
				: { ...request, query: { ...request.query, ...page } };
		const answer = await send(paged);
		const rows = rowsOf(answer, list);
		if (rows) return { rows, answer };
		throw isNothing(answer) ? notFound(request) : unreadable(request);
	};

	if (!list.pages) return (await ask({})).rows;
	const all: IDataObject[] = [];
	for await (const { rows } of list.pages.pages(ask, wanted, options)) {
		for (const row of rows) all.push(row);
	}
	return all.length > wanted ? all.slice(0, wanted) : all;
}

const again = 'Try again later, or narrow the list with a filter.';

const twice = () =>
	new Problem('refused', 'SmartLead sent the same page of the list twice', {
		description: `The rows behind it would be missing, so the list was not returned. ${again}`,
	});

const endless = () =>
	new Problem('refused', `The list did not end within ${mostPages.toLocaleString('en')} pages`, {
		description: `SmartLead goes on sending rows, so the list was not returned. ${again}`,
	});

const cutShort = () =>
	new Problem('refused', 'SmartLead sent a full page and did not say where the list goes on', {
		description: `The rows behind it would be missing, so the list was not returned. Set a 'Limit' of what one page holds, or narrow the list with a filter.`,
	});

/** Page sizes are round (25, 30, 64): a page of such a length may be one that the API has cut. */
const isRound = (count: number): boolean => count % 5 === 0 || count % 8 === 0;

/**
 * What answers say of how many rows a list has. Believed only where it can be true: some say -1 or 0,
 * some count the rows of the page. A total that was larger than what had come is no such count.
 */
class Total {
	/** The last total that was believed; 0 where none was. */
	announced = 0;
	/** Of a list that shrinks while it is read, rows move to places that were read already. */
	private most = 0;

	constructor(private readonly onShort?: (announced: number, came: number) => void) {}

	/** Whether the list ends here, `came` rows after its beginning. Totals come as numbers or as text. */
	isReached(value: unknown, came: number, full: boolean): boolean {
		const total = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof total !== 'number' || !Number.isFinite(total) || total < came) return false;
		// The total may be the count of a page that was cut, or, where it shrinks, of the rows that are left.
		const isOdd = this.announced === 0 || total < this.announced;
		const mayGoOn = total === came && isOdd && (full || isRound(total));
		if (!mayGoOn || this.announced > 0) this.announced = total;
		this.most = Math.max(this.most, this.announced);
		return total === came && !mayGoOn;
	}

	/** The list has ended: reports rows that were announced and did not come. */
	end(came: number): void {
		if (came < this.most) this.onShort?.(this.most, came);
	}
}
