import { Problem } from '../../nodes/engine/problem';
import { sendBisecting, type Known, type Trial } from '../../nodes/engine/run/bisect';

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

/** What comes of it when SmartLead takes a list under this condition. */
async function play(
	count: number,
	verdict: (entries: number[]) => 'taken' | 'over' | 'refused' | 'tooLarge' | number[],
	known: Known = {},
	doubtful = false,
) {
	const requests: number[][] = [];
	const out = {
		taken: [] as number[],
		over: [] as number[],
		refused: [] as number[],
		failed: [] as number[],
		givenUp: [] as number[],
	};
	const weights: Record<number, number> = { 0: 100_000 };
	await sendBisecting(numbers(count), known, {
		async send(entries): Promise<Trial> {
			requests.push(entries);
			expect(entries.length).toBeGreaterThan(0);
			const said = await Promise.resolve(verdict(entries));
			if (said === 'taken' || said === 'over') {
				out[said].push(...entries);
				return { kind: said };
			}
			const problem = new Problem('refused', `refused ${entries.length}`);
			// Places are those of the request that is refused.
			const places = Array.isArray(said) ? said.map((entry) => entries.indexOf(entry)) : [];
			const named = { places, doubtful: doubtful && places.length > 1 };
			return { kind: 'refused', problem, named, tooLarge: said === 'tooLarge' };
		},
		weight: (entry) => weights[entry] ?? 100,
		refused: (entry) => void out.refused.push(entry),
		failed: (entries) => void out.failed.push(...entries),
		givenUp: (entries) => void out.givenUp.push(...entries),
	});
	// Each entry ends in one way, and one way only.
	const all = Object.values(out).flat();
	expect([...all].sort((a, b) => a - b)).toEqual(numbers(count));
	// What was taken or may have been taken is the last that is heard of it.
	for (const entry of [...out.taken, ...out.over]) {
		const last = requests.filter((entries) => entries.includes(entry)).at(-1) ?? [];
		expect(verdict(last)).toMatch(/taken|over/);
	}
	for (const list of Object.values(out)) list.sort((a, b) => a - b);
	return { ...out, requests: requests.length };
}

const bad =
	(...them: number[]) =>
	(entries: number[]) =>
		entries.some((entry) => them.includes(entry)) ? 'refused' : 'taken';

it('what is taken is sent once', async () => {
	expect(await play(400, () => 'taken')).toMatchObject({ requests: 1, taken: numbers(400) });
});

it('more bad ones than requests, named one at a time: what stands before them is sent', async () => {
	const isBad = (entry: number) => entry % 3 === 0;
	const { refused, taken, givenUp, requests } = await play(400, (entries) => {
		const first = entries.find(isBad);
		return first === undefined ? 'taken' : [first];
	});
	expect(requests).toBe(41);
	expect(refused).toHaveLength(40);
	expect(taken).toEqual(numbers(117).filter((entry) => !isBad(entry)));
	expect(givenUp[0]).toBe(118);
});

describe('a refusal that names nobody', () => {
	it.each([
		[[0]],
		[[399]],
		[[247]],
		[[0, 399]],
		[[5, 94, 341]],
		[[94, 247]],
		[[10, 11, 12, 13, 14, 15]],
	])('costs only the bad ones: %j of 400', async (them) => {
		const { refused, taken, requests } = await play(400, bad(...them));
		expect(refused).toEqual(them);
		expect(taken).toHaveLength(400 - them.length);
		expect(requests).toBeLessThanOrEqual(41);
	});

	it.each(numbers(12).slice(2))('finds one of %d wherever it is', async (count) => {
		for (const one of numbers(count)) {
			expect(await play(count, bad(one))).toMatchObject({
				refused: [one],
				failed: [],
				givenUp: [],
			});
		}
	});

	it.each([1, 2, 3, 10, 400])(
		'and that every one of %d gets is about the request',
		async (count) => {
			const { failed, requests } = await play(count, () => 'refused');
			expect(failed).toHaveLength(count);
			expect(requests).toBeLessThanOrEqual(5);
		},
	);

	it('is not asked about again once it is known to be about the request', async () => {
		const known: Known = {};
		await play(400, () => 'refused', known);
		expect(await play(400, () => 'refused', known)).toMatchObject({ requests: 1 });
	});

	it('of one entry alone is about it where others were taken, and about the request otherwise', async () => {
		expect(await play(1, () => 'refused', { about: 'entries' })).toMatchObject({ refused: [0] });
		expect(await play(1, () => 'refused')).toMatchObject({ failed: [0] });
	});

	it('keeps few back when there are more bad ones than can be looked for', async () => {
		const them = numbers(400).filter((entry) => entry % 40 === 7);
		const { taken, givenUp, refused, requests } = await play(400, bad(...them));
		expect(requests).toBe(41);
		expect(taken.length).toBeGreaterThan(200);
		expect(taken.filter((entry) => them.includes(entry))).toEqual([]);
		expect(refused.every((entry) => them.includes(entry))).toBe(true);
		expect(givenUp.length).toBeGreaterThan(0);
	});
});

describe('a refusal that names some', () => {
	it('takes out all of them at once', async () => {
		const them = [3, 7, 399];
		const verdict = (entries: number[]) => {
			const found = entries.filter((entry) => them.includes(entry));
			return found.length > 0 ? found : 'taken';
		};
		const { refused, requests } = await play(400, verdict);
		expect([refused, requests]).toEqual([them, 2]);
	});

	it('one at a time takes them out one by one, 30 of them', async () => {
		const verdict = (entries: number[]) => {
			const first = entries.find((entry) => entry % 13 === 2);
			return first === undefined ? 'taken' : [first];
		};
		const { refused, taken, requests } = await play(390, verdict);
		expect([refused.length, taken.length, requests]).toEqual([30, 360, 31]);
	});

	it('and then one that names nobody: both kinds are found', async () => {
		const verdict = (entries: number[]) =>
			entries.includes(5) ? [5] : entries.includes(300) ? 'refused' : 'taken';
		expect(await play(400, verdict)).toMatchObject({ refused: [5, 300], failed: [], givenUp: [] });
	});

	it.each([
		[2, [0, 1]],
		[3, [0, 1, 2]],
		[10, [3, 4]],
		[400, [17, 18]],
	])('in two ways that disagree: of %d the one that is bad among %j', async (count, named) => {
		const [, one] = named;
		const verdict = (entries: number[]) => {
			if (!entries.includes(one)) return 'taken';
			const here = named.filter((entry) => entries.includes(entry));
			return here.length > 1 ? here : 'refused';
		};
		const found = await play(count, verdict, {}, true);
		expect(found).toMatchObject({ refused: [one], failed: [], givenUp: [] });
		expect(found.taken).toHaveLength(count - 1);
	});

	it('ends after 40 requests more', async () => {
		const { refused, givenUp, requests } = await play(400, (entries) => [entries[0] ?? 0]);
		expect([refused.length, givenUp.length, requests]).toEqual([41, 359, 41]);
	});
});

describe('a request that is too large', () => {
	it('is halved until it fits', async () => {
		const verdict = (entries: number[]) => (entries.length > 60 ? 'tooLarge' : 'taken');
		const { taken, requests } = await play(400, verdict);
		expect(taken).toHaveLength(400);
		expect(requests).toBeLessThanOrEqual(20);
	});

	it('is halved by size: one huge entry comes to stand alone at once', async () => {
		const verdict = (entries: number[]) => (entries.includes(0) ? 'tooLarge' : 'taken');
		const { refused, requests } = await play(400, verdict);
		expect([refused, requests]).toEqual([[0], 5]);
	});

	it('whatever is sent is about the request', async () => {
		const { failed, requests } = await play(400, () => 'tooLarge');
		expect([failed.length, requests]).toEqual([400, 5]);
	});
});

it('a part that ends otherwise is over, and the others go on', async () => {
	const verdict = (entries: number[]) => {
		if (entries.length === 400) return 'refused';
		if (entries.includes(20)) return 'over';
		return entries.includes(350) ? 'refused' : 'taken';
	};
	const { over, refused, taken } = await play(400, verdict);
	expect(over).toContain(20);
	expect(over).not.toContain(350);
	expect(refused).toEqual([350]);
	expect(taken.length + over.length).toBe(399);
});

it('one that ends otherwise while the refusal is looked into is not refused as well', async () => {
	const verdict = (entries: number[]) =>
		entries.length === 1 && entries[0] === 1 ? 'over' : 'refused';
	expect(await play(2, verdict)).toMatchObject({ over: [1], failed: [0] });
	const all = await play(2, (entries) => (entries.length === 1 ? 'over' : 'refused'));
	expect(all).toMatchObject({ over: [0, 1], failed: [] });
});
