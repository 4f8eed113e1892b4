import type { IDataObject } from 'n8n-workflow';

import type { Page, Pager } from '../../nodes/engine/operation';
import { byCursor, byOffset } from '../../nodes/engine/pages';

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
	ahead?: number,
) {
	const found: IDataObject[] = [];
	for await (const page of pager.pages(ask, wanted, ahead)) found.push(...page);
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
		const pager = byOffset({ size: 100, perhaps: true });
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

	it('pages that begin alike are not the same', async () => {
		const ask = async ({ offset }: IDataObject): Promise<Page> => ({
			rows: [{ id: 0 }, { id: Number(offset) + 1 }],
			answer: { total: 4 },
		});
		expect(await all(byOffset({ size: 2, total: 'total' }), ask)).toHaveLength(4);
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
		expect(asked).toHaveLength(Math.ceil(count / 100));
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

	it.each([undefined, null, ''])('passes the cursor on, and stops at %j', async (last) => {
		const { asked, ask } = chain(['b', 0, last]);
		expect(await all(pager, ask)).toEqual(rows(300));
		expect(asked).toEqual([{ limit: 100 }, { limit: 100, after: 'b' }, { limit: 100, after: 0 }]);
	});

	it('keeps to the Limit exactly', async () => {
		const { asked, ask } = chain();
		expect(await all(pager, ask, 130)).toEqual(rows(130));
		expect(asked.map(({ limit }) => limit)).toEqual([100, 30]);
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
			along: { filter_id: ['data.filter_id', 'filter_id'], missing: ['data.missing'] },
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

		it('gives its rows what stands around them, and nothing that does not', async () => {
			const { ask } = roll(2, { total: 2, data: { filter_id: 7 }, filter_id: 8 });
			expect(await all(scroll, ask)).toEqual([
				{ id: 0, filter_id: 7 },
				{ id: 1, filter_id: 7 },
			]);
		});
	});
});
