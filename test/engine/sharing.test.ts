import { Sharing } from '../../nodes/engine/sharing';
import type { RateWindow } from '../sandbox';
import { passShared, unevenly } from './crowd';

const start = Date.UTC(2026, 0, 15, 10, 30);

/** A limit of ten in two seconds, of which one window has passed in which others took so many. */
function sharing(others: number): Sharing {
	const shared = new Sharing(10);
	shared.endsAfter(1200);
	shared.saw(others, 10, start + 1900);
	shared.ended(start);
	return shared;
}

describe('a limit that others share', () => {
	it('is one where answers count more than we have sent', () => {
		expect(sharing(0).shared).toBe(false);
		expect(sharing(6).shared).toBe(true);
	});

	it('is believed only when a window has passed: somebody may have been there once', () => {
		const shared = new Sharing(10);
		shared.saw(6, 10, start);
		expect(shared.shared).toBe(false);
	});

	it('leaves to others what they took, and always keeps one', () => {
		expect(sharing(6).share).toBe(4);
		expect(sharing(10).share).toBe(1);
	});

	it('takes half of what is ours at once, and looks at the others late', () => {
		const shared = sharing(6);
		const turns = [0, 1, 2, 3].map((number) => shared.turn(number, start) - start);
		expect(turns.slice(0, 2)).toEqual([0, 0]);
		expect(turns[2]).toBeGreaterThanOrEqual(600);
		expect(turns[3]).toBeGreaterThanOrEqual(1200);
		expect(turns[3]).toBeLessThanOrEqual(1800);
	});

	it('gives the only one of a long window soon', () => {
		const shared = new Sharing(60);
		shared.endsAfter(59_000);
		shared.saw(60, 60, start + 50_000);
		shared.ended(start);
		expect(shared.turn(0, start) - start).toBeLessThanOrEqual(2000);
	});

	it('lets one more go when the others had theirs, not before', () => {
		const shared = sharing(6);
		shared.saw(3, 6, start + 2200);
		expect(shared.spare(3, start + 2000)).toBe(false);
		shared.saw(6, 6, start + 3700);
		expect(shared.spare(1, start + 2000)).toBe(true);
		expect(shared.spare(0, start + 2000)).toBe(false);
	});

	it('takes over within a few windows when the others have gone', () => {
		const shared = sharing(8);
		for (let window = 1; window < 6; window++) {
			shared.saw(0, 10, start + window * 2000 + 1500);
			shared.ended(start + window * 2000);
		}
		expect(shared.shared).toBe(false);
	});

	it('takes over at once when it is the first of a window that nobody wanted', () => {
		const shared = sharing(9);
		shared.opened(1200);
		expect(shared.shared).toBe(false);

		const busy = sharing(9);
		busy.opened(200);
		busy.opened(9000);
		expect(busy.share).toBe(1);
	});

	it('gets more than one also when nothing was seen but the beginnings of windows', () => {
		const shared = sharing(10);
		for (let window = 1; window < 10; window++) {
			shared.saw(0, 9, start + window * 2000);
			shared.ended(start + window * 2000);
		}
		expect(shared.share).toBeGreaterThan(3);
	});
});

/** Processes that know nothing of each other, ten executions over them, 31 requests each. */
describe('several processes with one key, announced', () => {
	const limits: Record<string, RateWindow[]> = {
		'10 per 2 s': [{ max: 10, perMs: 2000 }],
		'20 per 10 s': [{ max: 20, perMs: 10_000 }],
		'60 per minute': [{ max: 60, perMs: 60_000 }],
	};
	const rows = Object.keys(limits).flatMap((limit) =>
		[
			[4, 3, 3],
			[5, 5],
			[8, 1, 1],
		].map((executions) => ({ limit, executions })),
	);

	afterEach(() => jest.restoreAllMocks());

	it.each(rows)('$limit, executions $executions', async ({ limit, executions }) => {
		const uneven = unevenly(7);
		jest.spyOn(Math, 'random').mockImplementation(() => uneven() - 0.5);
		for (const seed of [11, 222]) {
			const { ratio, refused } = await passShared(
				{ windows: limits[limit], counting: 'fixed', headers: true, retryAfter: true },
				{ executions, requests: 31, latency: 60, seed },
			);
			expect(ratio).toBeLessThanOrEqual(1.3);
			expect(refused).toBeLessThanOrEqual(0.1);
		}
	});
});

describe('several processes with one key, not announced', () => {
	afterEach(() => jest.restoreAllMocks());

	it.each([true, false])('take most of the limit, Retry-After: %s', async (retryAfter) => {
		for (const executions of [
			[4, 3, 3],
			[5, 5],
			[8, 1, 1],
		]) {
			let [time, refusals] = [0, 0];
			for (const seed of [11, 222, 3333]) {
				const uneven = unevenly(seed);
				jest.spyOn(Math, 'random').mockImplementation(() => uneven() - 0.5);
				const { ratio, refused } = await passShared(
					{ windows: [{ max: 10, perMs: 2000 }], counting: 'fixed', headers: false, retryAfter },
					{ executions, requests: 60, latency: 60, seed },
				);
				time += ratio / 3;
				refusals += refused / 3;
			}
			expect(time).toBeLessThanOrEqual(1.5);
			expect(refusals).toBeLessThanOrEqual(0.1);
		}
	});
});
