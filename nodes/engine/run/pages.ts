import { asJson, valueAt, firstValueAt } from '../json';
import { Problem } from '../problem';
import type { Page, Pager } from '../spec/list';
import { Repetition } from './repetition';

/**
 * More pages than any list of SmartLead has: at 20 rows a page, the smallest, these are 200,000
 * rows. A list that goes on behind them has no end.
 */
const mostPages = 10_000;

interface Offsets {
	/** The most rows the API gives at once. */
	size: number;
	in?: 'query' | 'body';
	/** The API wants the numbers as text. */
	asText?: true;
	/** Where the answer says how many rows there are in all; several documented places. */
	total?: string | string[];
	/** Where the answer says whether more rows follow. */
	more?: string;
	/** Not every source knows of pages: see `PagingOptions`. */
	mayBeUnpaged?: true;
}

/** A page that was asked for: `limit` rows up to `end`. */
interface Asked {
	limit: number;
	end: number;
	page: Promise<Page>;
}

/**
 * Pages by `offset` and `limit`. The offset moves on by what came, not by what was asked for, so
 * that a page the API cuts shorter loses nothing. Stops at the documented total where that can be
 * true, else at an empty page; rows that come again are an error, because others would be missing.
 * Where an answer says how many rows there are, up to `concurrency` pages are asked for at once.
 */
export const byOffset = ({
	size,
	in: place = 'query',
	asText,
	total,
	more,
	mayBeUnpaged: always,
}: Offsets): Pager => ({
	in: place,
	async *pages(
		ask,
		wanted,
		{ concurrency = 1, continueFrom, mayBeUnpaged = always, onShort } = {},
	) {
		const written = (value: number) => (asText ? String(value) : value);
		const [begin, fingerprint] =
			continueFrom === undefined ? [0] : (JSON.parse(continueFrom) as [number, string]);
		const stop = begin + wanted;
		const repetition = new Repetition(fingerprint);
		const known = new Total(onShort);
		const underWay = new Set<Promise<Page>>();
		const askFor = (offset: number): Asked => {
			const limit = Math.min(size, stop - offset);
			const page = ask({ offset: written(offset), limit: written(limit) });
			underWay.add(page);
			const ended = () => underWay.delete(page);
			page.then(ended, ended);
			return { limit, end: offset + limit, page };
		};

		try {
			let queue: Asked[] = [];
			let count = 0;
			// A page that was not full may have been the whole list.
			let whole = fingerprint?.startsWith('whole');
			for (let offset = begin; offset < stop; count++) {
				if (count === mostPages) throw endless();
				const first = queue.shift() ?? askFor(offset);
				for (let end = queue.at(-1)?.end ?? first.end; queue.length < concurrency - 1; ) {
					if (end >= Math.min(known.announced, stop)) break;
					const next = askFor(end);
					queue.push(next);
					({ end } = next);
				}
				const { rows, answer } = await first.page;
				if (rows.length === 0) return known.end(offset);
				if (repetition.isRepeated(rows)) {
					if (whole) return;
					throw twice();
				}
				// A first page as long as asked for shows that the API knows pages.
				if (mayBeUnpaged && offset === 0) whole = rows.length !== first.limit;
				offset += rows.length;
				const follows = more === undefined ? undefined : valueAt(answer, more);
				const full = rows.length >= first.limit;
				const last =
					(known.isReached(firstValueAt(answer, total), offset, full) && follows !== true) ||
					follows === false;
				const pageFingerprint = `${whole ? 'whole' : 'page'} ${repetition.fingerprint}`;
				yield { rows, ...(last ? {} : { next: JSON.stringify([offset, pageFingerprint]) }) };
				if (last) return known.end(offset);
				// What was asked for behind a page that came shorter begins too late.
				if (offset !== first.end) queue = [];
			}
		} finally {
			// A caller that stops early must not leave requests running.
			await Promise.allSettled(underWay);
		}
	},
});

interface Cursor {
	size: number;
	in: 'query' | 'body';
	/** The parameter that takes the cursor. */
	parameter: string;
	/** The next cursor, from the answer or the last row; null or '' where the answer says that there is none. */
	next(page: Page): unknown;
	/** What the API calls the page size. */
	limit?: string;
	/** Where the answer says how many rows there are in all; several documented places. */
	total?: string | string[];
}

/**
 * Pages by a cursor of the previous answer. Stops where the answer says so, at the documented total
 * where that can be true, or at an empty page; a full page that does not say where the list goes on
 * is an error. The cursor itself may stay the same from page to page.
 */
export const byCursor = ({
	size,
	in: place,
	parameter,
	next,
	limit = 'limit',
	total,
}: Cursor): Pager => ({
	in: place,
	async *pages(ask, wanted, { continueFrom, onShort } = {}) {
		const [begin, before, fingerprint] =
			continueFrom === undefined
				? [undefined, 0]
				: (JSON.parse(continueFrom) as [unknown, number, string]);
		const repetition = new Repetition(fingerprint);
		const known = new Total(onShort);
		let cursor = begin;
		let came = before;
		for (let count = 0; came < before + wanted; count++) {
			if (count === mostPages) throw endless();
			const asked = Math.min(size, before + wanted - came);
			const page = await ask({
				[limit]: asked,
				...(cursor === undefined ? {} : { [parameter]: asJson(cursor) }),
			});
			const { rows, answer } = page;
			if (rows.length === 0) return known.end(came);
			if (repetition.isRepeated(rows)) throw twice();
			came += rows.length;
			const full = rows.length >= asked;
			const reached = known.isReached(firstValueAt(answer, total), came, full);
			cursor = next(page);
			const last = reached || cursor === undefined || cursor === null || cursor === '';
			const token = last ? {} : { next: JSON.stringify([cursor, came, repetition.fingerprint]) };
			yield { rows, ...token };
			if (!last) continue;
			if (!reached && full && cursor === undefined && came < before + wanted) throw cutShort();
			return known.end(came);
		}
	},
});

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

	constructor(private readonly onShort?: (announced: number, came: number) => void) {}

	/** Whether the list ends here, `came` rows after its beginning. Totals come as numbers or as text. */
	isReached(value: unknown, came: number, full: boolean): boolean {
		const total = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof total !== 'number' || !Number.isFinite(total) || total < came) return false;
		// The total may be the count of a page that was cut, or, where it shrinks, of the rows that are left.
		const isOdd = this.announced === 0 || total < this.announced;
		const mayGoOn = total === came && isOdd && (full || isRound(total));
		if (!mayGoOn || this.announced > 0) this.announced = total;
		return total === came && !mayGoOn;
	}

	/** The list has ended: reports rows that were announced and did not come. */
	end(came: number): void {
		if (came < this.announced) this.onShort?.(this.announced, came);
	}
}
