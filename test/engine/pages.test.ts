import type { IDataObject } from 'n8n-workflow';

import { byCursor, byOffset } from '../../nodes/engine/run/pages';
import type { Page, Pager, PagingOptions } from '../../nodes/engine/spec/list';

const rows = (count: number, from = 0): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ id: from + index }));

/** A list of `count` rows behind an API that gives at most `most` at once. */
function list(count: number, most: number, answer: (asked: number) => IDataObject = () => ({})) {
	const asked: IDataObject[] = [];
	const ask = async (page: IDataObject): Promise<Page> => {
		asked.push(page);
		const offset = Number(page.offset);
		const size = Math.min(Number(page.limit), most, Math.max(0, count - offset));
		return { rows: rows(size, offset), answer: answer(asked.length) };
	};
	return { asked, ask };
}

/** The same page for ever; whoever asks on and on is stopped. */
function endless(page: Page): (page: IDataObject) => Promise<Page> {
	let left = 20;
	return async () => {
		if (left-- === 0) throw new Error('Asked on and on');
		return page;
	};
}

async function all(
	pager: Pager,
	ask: (page: IDataObject) => Promise<Page>,
	wanted = Infinity,
	concurrency?: number,
	onShort?: PagingOptions['onShort'],
) {
	const found: IDataObject[] = [];
	for await (const { rows: page } of pager.pages(ask, wanted, { concurrency, onShort })) {
		for (const row of page) found.push(row);
	}
	return found;
}

describe('by offset', () => {
	it.each([
		['a number', 250],
		['text', '250'],
	])('stops at the total: %s', async (_, total_leads) => {
		const { asked, ask } = list(250, 100, () => ({ total_leads }));
		const pager = byOffset({ size: 100, total: ['total', 'total_leads'] });
		expect(await all(pager, ask)).toEqual(rows(250));
		expect(asked).toHaveLength(3);
	});

	it.each([undefined, '', 'many', null])(
		'stops at an empty page without a total: %j',
		async (total) => {
			const { asked, ask } = list(200, 100, () => ({ total }) as IDataObject);
			expect(await all(byOffset({ size: 100, total: 'total' }), ask)).toEqual(rows(200));
			expect(asked.map(({ offset }) => offset)).toEqual([0, 100, 200]);
		},
	);

	it('does not take a short page for the last one', async () => {
		const { asked, ask } = list(100, 30);
		expect(await all(byOffset({ size: 100 }), ask)).toEqual(rows(100));
		expect(asked.map(({ offset }) => offset)).toEqual([0, 30, 60, 90, 100]);
	});

	it.each([1, 99, 100, 101, 230, 250, 400])('keeps to a Limit of %d exactly', async (wanted) => {
		const { asked, ask } = list(250, 100);
		const found = await all(byOffset({ size: 100 }), ask, wanted);
		expect(found).toEqual(rows(Math.min(wanted, 250)));
		const most = asked.map(({ offset, limit }) => Number(offset) + Number(limit));
		expect(Math.max(...most)).toBeLessThanOrEqual(wanted);
	});

	it('follows a total that changes while it reads', async () => {
		const growing = list(150, 100, (asked) => ({ total: asked === 1 ? 110 : 150 }));
		expect(await all(byOffset({ size: 100, total: 'total' }), growing.ask)).toHaveLength(150);
		const shrinking = list(120, 50, (asked) => ({ total: asked === 1 ? 500 : 120 }));
		expect(await all(byOffset({ size: 50, total: 'total' }), shrinking.ask)).toHaveLength(120);
	});

	it('gives no row twice that a new one at the top has moved on', async () => {
		for (const total of [undefined, 'total']) {
			let first = 1000;
			const ask = async ({ offset, limit }: IDataObject): Promise<Page> => {
				const from = Number(offset);
				const page = Array.from({ length: 240 }, (_, index) => ({ id: first - index }));
				if (from >= 100) first++;
				return { rows: page.slice(from, from + Number(limit)), answer: { total: 240 } };
			};
			const found = await all(byOffset({ size: 100, total }), ask);
			const ids = found.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
		}
	});

	it('keeps what has changed of a row that comes again, as nobody knows which one is wanted', async () => {
		const pages = [rows(100), [{ id: 99, read: true }, ...rows(40, 100)], []];
		const ask = async (): Promise<Page> => ({ rows: pages.shift() ?? [], answer: {} });
		expect(await all(byOffset({ size: 100 }), ask)).toHaveLength(141);
	});

	it.each([1, 3, 40])(
		'says that %d rows may be missing where as many went meanwhile',
		async (gone) => {
			let left = rows(250);
			const ask = async ({ offset, limit }: IDataObject): Promise<Page> => {
				const from = Number(offset);
				const page = left.slice(from, from + Number(limit));
				const answer = { total: left.length };
				if (from === 0) left = left.slice(gone);
				return { rows: page, answer };
			};
			const short: number[][] = [];
			const pager = byOffset({ size: 100, total: 'total' });
			const found = await all(pager, ask, Infinity, 1, (...counts) => short.push(counts));
			expect(found).toHaveLength(250 - gone);
			expect(short).toEqual([[250, 250 - gone]]);
		},
	);

	it('goes on behind a total where the answer says that more follow', async () => {
		const { ask } = list(300, 100, (count) => ({ total: 150 + 50 * count, hasMore: count < 3 }));
		const pager = byOffset({ size: 100, total: 'total', more: 'hasMore' });
		expect(await all(pager, ask)).toEqual(rows(300));
		const short = list(90, 30, (count) => ({ total: 30 * count, hasMore: count < 3 }));
		expect(await all(pager, short.ask)).toEqual(rows(90));
	});

	it('is an error where pages of rows without ids come round again', async () => {
		const page = (offset: number) => ({
			rows: [0, 1].map((index) => ({ name: `Row ${'abc'[(offset / 2) % 3]} ${'xy'[index]}` })),
			answer: {},
		});
		const ask = jest.fn(async ({ offset }: IDataObject) => page(Number(offset)));
		await expect(all(byOffset({ size: 2 }), ask)).rejects.toThrow('twice');
		expect(ask).toHaveBeenCalledTimes(4);
	});

	it('stops where the answer says that no more follow', async () => {
		const { asked, ask } = list(200, 100, (count) => ({ hasMore: count < 2 }));
		expect(await all(byOffset({ size: 100, more: 'hasMore' }), ask)).toHaveLength(200);
		expect(asked).toHaveLength(2);
	});

	it('writes its numbers as text where the API wants that, in the body if asked for', async () => {
		const { asked, ask } = list(10, 100);
		const pager = byOffset({ size: 100, in: 'body', asText: true });
		expect(pager.in).toBe('body');
		await all(pager, ask);
		expect(asked).toEqual([
			{ offset: '0', limit: '100' },
			{ offset: '10', limit: '100' },
		]);
	});

	it('a page that comes twice is an error, not a list with holes', async () => {
		const ask = endless({ rows: rows(100), answer: { total: 300 } });
		await expect(all(byOffset({ size: 100, total: 'total' }), ask)).rejects.toThrow(
			'SmartLead sent the same page of the list twice',
		);
	});

	describe('where there may be no pages', () => {
		const pager = byOffset({ size: 100, mayBeUnpaged: true });
		const whole = (count: number) => endless({ rows: rows(count), answer: {} });

		it.each([1, 10, 99, 101, 250])('%d rows that come again are the whole list', async (count) => {
			expect(await all(pager, whole(count))).toEqual(rows(count));
		});

		it('a full page that comes again is an error', async () => {
			await expect(all(pager, whole(100))).rejects.toThrow('the same page');
		});

		it.each([10, 50, 100, 250])(
			'pages are read to the end where there are: %d rows',
			async (count) => {
				const { ask } = list(count, 30);
				expect(await all(pager, ask)).toEqual(rows(count));
			},
		);
	});

	describe('a total is believed only where it can be true', () => {
		const pager = byOffset({ size: 100, total: 'total' });
		type Tell = (came: number, count: number) => unknown;
		const lying = (total: Tell, count: number) => {
			const { asked, ask } = list(count, 100);
			return {
				asked,
				ask: async (page: IDataObject) => {
					const found = await ask(page);
					const came = Number(page.offset) + found.rows.length;
					return { ...found, answer: { total: total(came, found.rows.length) } };
				},
			};
		};

		it.each<[string, Tell]>([
			['-1', () => -1],
			['0', () => 0],
			['"0"', () => '0'],
			['the rows of the page', (_, count) => count],
			['the rows so far', (came) => came],
			['the rows of the first page', () => 100],
			['too few, then the rows so far', (came) => (came === 100 ? 50 : came)],
			['not finite', () => 'Infinity'],
		])('%s', async (_, total) => {
			for (const ahead of [1, 5]) {
				expect(await all(pager, lying(total, 1000).ask, Infinity, ahead)).toEqual(rows(1000));
				expect(await all(pager, lying(total, 930).ask, Infinity, ahead)).toEqual(rows(930));
			}
		});

		it.each([10, 20, 25, 30, 40, 50, 64])('of pages that are cut to %d rows', async (most) => {
			const totals: Array<(came: number, count: number) => unknown> = [
				(_, count) => count,
				(_, count) => String(count),
				(came) => came,
				() => most,
			];
			for (const total of totals) {
				for (const ahead of [1, 5]) {
					const { ask } = list(330, most);
					const cut = async (page: IDataObject) => {
						const found = await ask(page);
						const came = Number(page.offset) + found.rows.length;
						return { ...found, answer: { total: total(came, found.rows.length) } as IDataObject };
					};
					expect(await all(pager, cut, Infinity, ahead)).toEqual(rows(330));
				}
			}
		});

		it.each([200, 400, 1000, 930])('the rows that are left of %d', async (count) => {
			for (const most of [100, 50]) {
				for (const ahead of [1, 5]) {
					const { ask } = list(count, most);
					const left = async (page: IDataObject) => {
						const found = await ask(page);
						const total = count - Number(page.offset) - found.rows.length;
						return { ...found, answer: { total } };
					};
					const short = jest.fn();
					expect(await all(pager, left, Infinity, ahead, short)).toEqual(rows(count));
					expect(short).not.toHaveBeenCalled();
				}
			}
		});

		it('less than the rows of the only page', async () => {
			expect(await all(pager, lying(() => 0, 7).ask)).toEqual(rows(7));
		});

		it.each<[number, Tell]>([
			[250, () => 250],
			[250, (came) => (came < 100 ? 0 : '250')],
		])('a list that ends before %d says so', async (announced, total) => {
			const short = jest.fn();
			expect(await all(pager, lying(total, 130).ask, Infinity, 1, short)).toEqual(rows(130));
			expect(short.mock.calls).toEqual([[announced, 130]]);
		});

		it.each([
			['as many as were announced', () => 250, 250, Infinity],
			['fewer, as no more were wanted', () => 250, 250, 130],
			['more than the total', () => 3, 250, Infinity],
		])('%s: nothing to say', async (_, total, count, wanted) => {
			const short = jest.fn();
			await all(pager, lying(total, count).ask, wanted, 5, short);
			expect(short).not.toHaveBeenCalled();
		});
	});

	describe('rows that come again, though some of their values change', () => {
		let asked = 0;
		beforeEach(() => (asked = 0));
		const changing = (row: (index: number) => IDataObject) => async (): Promise<Page> => {
			if (++asked === 50) throw new Error('Asked on and on');
			return {
				rows: Array.from({ length: 100 }, (_, index) => ({ ...row(index), at: asked })),
				answer: { server_time: asked },
			};
		};

		it.each<[string, (index: number) => IDataObject]>([
			['id', (id) => ({ id })],
			['id as text', (id) => ({ id: `msg_${id}` })],
			['lead.id', (id) => ({ lead: { id }, seen: Math.random() })],
			['email_lead_map_id', (id) => ({ email_lead_map_id: String(id), client_id: null })],
			['stats_id', (id) => ({ campaign_id: 1, stats_id: `s${id}` })],
			['an address', (id) => ({ from_email: `box${id}@example.com`, sent_count: String(asked) })],
			['a domain', (id) => ({ domain: `mail${id}.example.com`, sent: asked })],
			['in another order', (id) => ({ id: (id + asked) % 100 })],
		])('by %s', async (_, row) => {
			await expect(all(byOffset({ size: 100 }), changing(row))).rejects.toThrow('the same page');
			expect(asked).toBe(2);
		});

		it('a list that begins again at its end', async () => {
			const ask = async ({ offset }: IDataObject): Promise<Page> => {
				if (++asked === 50) throw new Error('Asked on and on');
				return { rows: rows(100, Number(offset) % 300), answer: { at: asked } };
			};
			await expect(all(byOffset({ size: 100 }), ask)).rejects.toThrow('the same page');
		});

		it('by cursor', async () => {
			const ask = changing((id) => ({ id }));
			const pager = byCursor({ size: 100, in: 'query', parameter: 'after', next: () => asked });
			await expect(all(pager, ask)).rejects.toThrow('the same page');
		});
	});

	it.each<[string, (index: number) => IDataObject]>([
		['ids that are not those of the rows', (index) => ({ id: 1, index })],
		['the same texts with other counts', (index) => ({ campaign: 'A', sequence_number: index })],
		['the same lead, another step', (index) => ({ email: 'a@example.com', step: `Step ${index}` })],
	])('rows are not taken for others: %s', async (_, row) => {
		const many = Array.from({ length: 250 }, (__, index) => row(index));
		const ask = async ({ offset }: IDataObject): Promise<Page> => ({
			rows: many.slice(Number(offset), Number(offset) + 100),
			answer: {},
		});
		expect(await all(byOffset({ size: 100 }), ask)).toEqual(many);
	});

	it('a list of new rows without end ends with an error', async () => {
		let id = 0;
		const ask = async (): Promise<Page> => ({ rows: [{ id: id++ }], answer: {} });
		await expect(all(byOffset({ size: 100 }), ask)).rejects.toThrow('did not end within 10,000');
		expect(id).toBe(10_000);
	});

	it('200,000 rows in one page', async () => {
		const many = rows(200_000);
		let left = [many, []];
		const ask = async (): Promise<Page> => ({ rows: left.shift() ?? [], answer: {} });
		expect(await all(byOffset({ size: 100 }), ask)).toHaveLength(200_000);
		left = [many, []];
		const cursor = byCursor({ size: 100, in: 'query', parameter: 'after', next: () => 'b' });
		expect(await all(cursor, ask)).toHaveLength(200_000);
	});

	it('pages that begin alike are not the same', async () => {
		const ask = async ({ offset }: IDataObject): Promise<Page> => ({
			rows: [{ id: 0 }, { id: Number(offset) + 1 }],
			answer: { total: 4 },
		});
		const found = await all(byOffset({ size: 2, total: 'total' }), ask);
		expect(found.map(({ id }) => id)).toEqual([0, 1, 3]);
	});

	it('an error on page 2 is an error', async () => {
		const ask = async ({ offset }: IDataObject): Promise<Page> => {
			if (offset !== 0) throw new Error('page 2');
			return { rows: rows(100), answer: {} };
		};
		await expect(all(byOffset({ size: 100 }), ask)).rejects.toThrow('page 2');
	});
});

describe('by offset, several pages ahead', () => {
	const pager = byOffset({ size: 100, total: 'total' });

	it.each([1, 99, 100, 101, 250, 700, 1000])('asks no page too many for %d rows', async (count) => {
		const { asked, ask } = list(count, 100, () => ({ total: count }));
		expect(await all(pager, ask, Infinity, 5)).toEqual(rows(count));
		// A first page that is full may count itself: only the next one tells.
		expect(asked).toHaveLength(count === 100 ? 2 : Math.ceil(count / 100));
	});

	it.each([130, 200, 450])('keeps to a Limit of %d exactly', async (wanted) => {
		const { asked, ask } = list(1000, 100, () => ({ total: 1000 }));
		expect(await all(pager, ask, wanted, 5)).toEqual(rows(wanted));
		const most = asked.map(({ offset, limit }) => Number(offset) + Number(limit));
		expect(Math.max(...most)).toBe(wanted);
	});

	it('one after the other where the answers do not say how many there are', async () => {
		const { asked, ask } = list(300, 100);
		expect(await all(pager, ask, Infinity, 5)).toEqual(rows(300));
		expect(asked.map(({ offset }) => offset)).toEqual([0, 100, 200, 300]);
	});

	it('loses nothing where the API cuts pages shorter', async () => {
		const { ask } = list(300, 40, () => ({ total: 300 }));
		expect(await all(pager, ask, Infinity, 5)).toEqual(rows(300));
	});

	it('follows a total that changes while it reads', async () => {
		const growing = list(900, 100, (asked) => ({ total: asked < 3 ? 400 : 900 }));
		expect(await all(pager, growing.ask, Infinity, 5)).toEqual(rows(900));
		const shrinking = list(230, 100, (asked) => ({ total: asked === 1 ? 900 : 230 }));
		expect(await all(pager, shrinking.ask, Infinity, 5)).toEqual(rows(230));
	});

	it('an error ends it only when no page is under way any more', async () => {
		let underWay = 0;
		const ask = async ({ offset }: IDataObject): Promise<Page> => {
			underWay++;
			await new Promise((resolve) => setTimeout(resolve, Number(offset) / 20));
			underWay--;
			if (offset === 100) throw new Error('page 2');
			return { rows: rows(100, Number(offset)), answer: { total: 1000 } };
		};
		await expect(all(pager, ask, Infinity, 5)).rejects.toThrow('page 2');
		expect(underWay).toBe(0);
	});
});

describe('by cursor', () => {
	const cursors = ['b', 'c', undefined];
	const chain = (after: unknown[] = cursors) => {
		const asked: IDataObject[] = [];
		const ask = async (page: IDataObject): Promise<Page> => {
			const next = after[asked.length];
			asked.push(page);
			const from = 100 * (asked.length - 1);
			return { rows: rows(Math.min(100, Number(page.limit)), from), answer: { next } };
		};
		return { asked, ask };
	};
	const next = ({ answer }: Page) => (answer as IDataObject).next;
	const pager = byCursor({ size: 100, in: 'query', parameter: 'after', next });

	it.each([null, ''])('passes the cursor on, and stops at %j', async (last) => {
		const { asked, ask } = chain(['b', 0, last]);
		expect(await all(pager, ask)).toEqual(rows(300));
		expect(asked).toEqual([{ limit: 100 }, { limit: 100, after: 'b' }, { limit: 100, after: 0 }]);
	});

	it('keeps to the Limit exactly', async () => {
		const { asked, ask } = chain();
		expect(await all(pager, ask, 130)).toEqual(rows(130));
		expect(asked.map(({ limit }) => limit)).toEqual([100, 30]);
	});

	it('a full page that does not say where the list goes on is an error', async () => {
		await expect(all(pager, chain(['b', undefined]).ask)).rejects.toThrow(
			'did not say where the list goes on',
		);
	});

	it.each([
		['is not full', 99, Infinity],
		['holds all that was wanted', 100, 100],
	])('a page without a cursor ends the list where it %s', async (_, count, wanted) => {
		const ask = async (): Promise<Page> => ({ rows: rows(count), answer: {} });
		expect(await all(pager, ask, wanted)).toEqual(rows(count));
	});

	it('stops at an empty page though it has a cursor', async () => {
		const ask = async (): Promise<Page> => ({ rows: [], answer: { next: 'b' } });
		expect(await all(pager, ask)).toEqual([]);
	});

	it('a page that comes twice is an error', async () => {
		const ask = endless({ rows: rows(3), answer: { next: 'b' } });
		await expect(all(pager, ask)).rejects.toThrow('the same page');
	});

	describe('with a total', () => {
		const scroll = byCursor({
			size: 100,
			in: 'body',
			parameter: 'scroll_id',
			next: ({ answer }) => (answer as IDataObject).scroll_id,
			total: ['data.total', 'total'],
		});
		/** The cursor stays the same, as that of a scroll does. */
		const roll = (count: number, answer: IDataObject) => {
			const { asked, ask } = list(count, 100, () => ({ scroll_id: 'same', ...answer }));
			let offset = 0;
			return {
				asked,
				ask: async (page: IDataObject) => {
					const found = await ask({ ...page, offset });
					offset += found.rows.length;
					return found;
				},
			};
		};

		it.each([
			['in its first place', { data: { total: '250' } }],
			['in another place', { total: 250 }],
		])('stops at the total %s, though there is a cursor', async (_, answer) => {
			const { asked, ask } = roll(250, answer);
			expect(await all(scroll, ask)).toEqual(rows(250));
			expect(asked.map(({ scroll_id }) => scroll_id)).toEqual([undefined, 'same', 'same']);
		});

		it.each([{}, { total: 'many' }, { total: 1000 }])(
			'stops at an empty page where the total does not help: %j',
			async (answer) => {
				const { asked, ask } = roll(200, answer);
				expect(await all(scroll, ask)).toEqual(rows(200));
				expect(asked).toHaveLength(3);
			},
		);

		it('does not take a short page for the last one', async () => {
			const pages = [rows(30), rows(100, 30), []];
			const ask = async (): Promise<Page> => ({
				rows: pages.shift() ?? [],
				answer: { scroll_id: 'same' },
			});
			expect(await all(scroll, ask)).toEqual(rows(130));
		});

		it.each([1, 100, 130])('keeps to a Limit of %d exactly', async (wanted) => {
			const { asked, ask } = roll(250, { total: 250 });
			expect(await all(scroll, ask, wanted)).toEqual(rows(wanted));
			expect(asked).toHaveLength(Math.ceil(wanted / 100));
		});
	});
});

describe('in several looks', () => {
	async function look(pager: Pager, ask: (page: IDataObject) => Promise<Page>, from?: string) {
		for await (const step of pager.pages(ask, Infinity, { continueFrom: from, mayBeUnpaged: true }))
			return step;
		return undefined;
	}

	it.each<[string, Pager]>([
		['by offset', byOffset({ size: 100 })],
		[
			'by cursor',
			byCursor({
				size: 100,
				in: 'query',
				parameter: 'offset',
				next: ({ rows }) => Number(rows.at(-1)?.id) + 1,
			}),
		],
	])('%s, each goes on where the one before has ended', async (_, pager) => {
		const { ask: answered } = list(250, 100);
		const ask = async (page: IDataObject) => await answered({ offset: 0, ...page });
		const found: IDataObject[] = [];
		let from: string | undefined;
		for (let looks = 0; looks < 10; looks++) {
			const step = await look(pager, ask, from);
			found.push(...(step?.rows ?? []));
			from = step?.next;
			if (from === undefined) break;
		}
		expect(found).toEqual(rows(250));
	});

	it.each([1, 99, 150])('%d rows that come again are the whole list', async (count) => {
		const pager = byOffset({ size: 100 });
		const ask = endless({ rows: rows(count), answer: {} });
		const step = await look(pager, ask);
		expect(step?.rows).toHaveLength(count);
		expect(await look(pager, ask, step?.next)).toBeUndefined();
	});

	it('a full page that comes again is an error', async () => {
		const pager = byOffset({ size: 100 });
		const ask = endless({ rows: rows(100), answer: {} });
		const step = await look(pager, ask);
		await expect(look(pager, ask, step?.next)).rejects.toThrow('the same page');
	});
});
