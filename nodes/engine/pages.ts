import type { IDataObject } from 'n8n-workflow';

import { at } from './answer';
import type { Page, Pager } from './operation';
import { Problem } from './problem';

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
	/** Only some sources know of pages: where there are none, the whole list comes each time. */
	perhaps?: true;
}

/** A page that was asked for: the rows from `offset` up to `end`. */
interface Asked {
	end: number;
	page: Promise<Page>;
}

/**
 * Pages by `offset` and `limit`. The offset moves on by what came, not by what was asked for, so
 * that a page the API cuts shorter loses nothing. Stops at the documented total, else at an empty
 * page; a page that comes twice is an error, because the rows between would be missing. Where an
 * answer says how many rows there are, up to `ahead` pages are asked for at once.
 */
export const byOffset = ({
	size,
	in: place = 'query',
	asText,
	total,
	more,
	perhaps,
}: Offsets): Pager => ({
	in: place,
	async *pages(ask, wanted, ahead = 1) {
		const written = (value: number) => (asText ? String(value) : value);
		const repeats = repetition();
		const underWay = new Set<Promise<Page>>();
		const askFor = (offset: number): Asked => {
			const limit = Math.min(size, wanted - offset);
			const page = ask({ offset: written(offset), limit: written(limit) });
			underWay.add(page);
			const ended = () => underWay.delete(page);
			page.then(ended, ended);
			return { end: offset + limit, page };
		};

		try {
			let queue: Asked[] = [];
			let known: number | undefined;
			let whole: IDataObject[] | undefined;
			for (let offset = 0; offset < wanted; ) {
				const first = queue.shift() ?? askFor(offset);
				for (let end = queue.at(-1)?.end ?? first.end; queue.length < ahead - 1; ) {
					if (known === undefined || end >= Math.min(known, wanted)) break;
					const next = askFor(end);
					queue.push(next);
					({ end } = next);
				}
				const { rows, answer } = await first.page;
				if (rows.length === 0) return;
				if (whole && isSame(rows, whole)) return;
				repeats({ rows, answer });
				yield rows;
				// As many rows as were asked for are a page, whatever comes after them.
				if (perhaps && offset === 0 && rows.length !== first.end) whole = rows;
				offset += rows.length;
				known = total === undefined ? undefined : numberAt(answer, total);
				if (known !== undefined && offset >= known) return;
				if (more !== undefined && at(answer, more) === false) return;
				// What was asked for behind a page that came shorter begins too late.
				if (offset !== first.end) queue = [];
			}
		} finally {
			// Who leaves early leaves nothing behind that goes on asking.
			await Promise.allSettled(underWay);
		}
	},
});

interface Cursor {
	size: number;
	in: 'query' | 'body';
	/** The parameter that takes the cursor. */
	parameter: string;
	/** The next cursor, from the answer or the last row; undefined ends the list. */
	next(page: Page): unknown;
	/** What the API calls the page size. */
	limit?: string;
	/** Where the answer says how many rows there are in all; several documented places. */
	total?: string | string[];
	/** What each row takes along from the answer around it: name in the row → documented places. */
	along?: Record<string, string[]>;
}

/**
 * Pages by a cursor of the previous answer. Stops without a cursor, at the documented total or at an
 * empty page. The cursor itself may stay the same from page to page.
 */
export const byCursor = ({
	size,
	in: place,
	parameter,
	next,
	limit = 'limit',
	total,
	along,
}: Cursor): Pager => ({
	in: place,
	async *pages(ask, wanted) {
		const repeats = repetition();
		let cursor: unknown;
		let count = 0;
		while (count < wanted) {
			const page = await ask({
				[limit]: Math.min(size, wanted - count),
				...(cursor === undefined ? {} : { [parameter]: cursor as IDataObject[string] }),
			});
			if (page.rows.length === 0) return;
			repeats(page);
			yield along ? takingAlong(page, along) : page.rows;
			count += page.rows.length;
			const known = total === undefined ? undefined : numberAt(page.answer, total);
			if (known !== undefined && count >= known) return;
			cursor = next(page);
			if (cursor === undefined || cursor === null || cursor === '') return;
		}
	},
});

function takingAlong({ rows, answer }: Page, along: Record<string, string[]>): IDataObject[] {
	const found = Object.entries(along).flatMap(([name, places]) => {
		const value = places.map((path) => at(answer, path)).find((one) => one !== undefined);
		return value === undefined ? [] : [[name, value]];
	});
	const more = Object.fromEntries(found) as IDataObject;
	return rows.map((row) => ({ ...row, ...more }));
}

/** Pages that differ nearly always do so in their first row. */
function isSame(rows: IDataObject[], others: IDataObject[]): boolean {
	const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
	return rows.length === others.length && same(rows[0], others[0]) && same(rows, others);
}

function repetition(): (page: Page) => void {
	let last: IDataObject[] = [];
	return ({ rows }) => {
		if (isSame(rows, last)) {
			throw new Problem('refused', 'SmartLead sent the same page of the list twice', {
				description:
					'The rows behind it would be missing, so the list was not returned. Try again later, or narrow it with a filter.',
			});
		}
		last = rows;
	};
}

/** Totals come as numbers or as text. */
function numberAt(answer: unknown, places: string | string[]): number | undefined {
	for (const place of [places].flat()) {
		const value = at(answer, place);
		const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof number === 'number' && Number.isFinite(number)) return number;
	}
	return undefined;
}
