import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import * as delivery from '../../nodes/events/delivery';
import { reply, Stage, type StageOptions } from './stage';

jest.mock('../../nodes/events/delivery', () => {
	const actual = jest.requireActual<typeof delivery>('../../nodes/events/delivery');
	return { ...actual, tell: jest.fn(actual.tell) };
});

const tell = jest.mocked(delivery.tell);
beforeEach(() => tell.mockClear());

async function published(options: StageOptions = {}): Promise<Stage> {
	const stage = new Stage(options);
	await stage.activate();
	return stage;
}

const megabyte = 1_048_576;

/** An event of that size, as JSON. */
const sized = (bytes: number) => {
	const empty = JSON.stringify(reply({ history: '' }));
	return empty.replace('"history":""', `"history":"${'x'.repeat(bytes - empty.length)}"`);
};

const deep: Array<[string, (levels: number) => string]> = [
	['lists', (levels) => '['.repeat(levels) + ']'.repeat(levels)],
	['objects', (levels) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)],
];

describe('a body that is too much', () => {
	const nothing = { items: [], json: [] };

	test.each([10 * megabyte, 10_000_000])(
		'%i bytes: 413, and nothing was worked on',
		async (bytes) => {
			const stage = await published();
			const raw = sized(bytes);
			expect(raw).toHaveLength(bytes);
			const request = { raw, body: JSON.parse(raw) as IDataObject };
			expect(await stage.receive(request)).toEqual({ status: 413, ...nothing });
			expect(stage.logged).toHaveLength(1);
			expect(tell).not.toHaveBeenCalled();
			// Who does not know the secret learns nothing of the limit.
			expect(await stage.receive({ ...request, query: {} })).toEqual({ status: 401, ...nothing });
		},
	);

	test('four megabytes are fine', async () => {
		const stage = await published();
		const raw = sized(4 * megabyte);
		const { json } = await stage.receive({ raw, body: JSON.parse(raw) as IDataObject });
		expect(json).toMatchObject([{ event: 'EMAIL_REPLY' }]);
	});

	describe.each([101, 5_000, 50_000])('%i levels', (levels) => {
		test.each(deep)('of %s: 400, and no exception', async (_, nested) => {
			const stage = await published({
				parameters: { options: { secretKey: 'k', signingSecret: 's' } },
			});
			const inside = `{"event_type":"EMAIL_REPLY","history":${nested(levels)}}`;
			for (const raw of [inside, nested(levels), `[${inside}]`]) {
				const parsed = JSON.parse(raw) as IDataObject;
				for (const body of [parsed, {}, raw]) {
					expect(await stage.receive({ raw, body })).toEqual({ status: 400, ...nothing });
				}
				expect(await stage.receive({ raw, body: parsed, query: {} })).toEqual({
					status: 401,
					...nothing,
				});
			}
			expect(tell).not.toHaveBeenCalled();
		});
	});

	test('50 levels are fine', async () => {
		const stage = await published();
		for (const [name, nested] of deep) {
			const raw = `{"event_type":"EMAIL_REPLY","stats_id":"${name}","history":${nested(50)}}`;
			const { json } = await stage.receive({ raw, body: JSON.parse(raw) as IDataObject });
			expect(json).toHaveLength(1);
		}
	});
});

describe('text is worked on last', () => {
	test('not for an event that is not wanted', async () => {
		const stage = await published();
		await stage.receive({ body: reply({ event_type: 'EMAIL_OPEN' }) });
		await stage.receive({ body: reply(), query: { token: 'x' } });
		expect(tell).not.toHaveBeenCalled();
	});

	test('once for an event that comes five times', async () => {
		const stage = await published();
		for (let times = 0; times < 5; times++) await stage.receive({ body: reply() });
		expect(tell).toHaveBeenCalledTimes(1);
	});
});

test('what is handed on is remembered by the workflow, what is passed over is not', async () => {
	const stage = await published();
	await stage.receive({ body: reply() });
	expect(stage.saved).toBe(true);
	await stage.receive({ body: reply() });
	expect(stage.saved).toBe(false);
	await stage.receive({ body: reply({ event_type: 'EMAIL_OPEN' }) });
	expect(stage.saved).toBe(false);
	// One that n8n could not store is not saved with it: the next one makes up for it.
	await stage.receive({ body: reply({ stats_id: 'lost' }), statusCode: 500 });
	await stage.receive({ body: reply({ stats_id: 'next' }) });
	expect(stage.saved).toBe(true);
	expect(stage.staticData.seen).toHaveLength(2);
});

describe('an event is new again', () => {
	test('if n8n could not store its execution and answered 5xx', async () => {
		const stage = await published();
		const headers = { 'x-request-id': 'one' };
		const lost = await stage.receive({ body: reply(), headers, statusCode: 500 });
		expect(lost.json).toHaveLength(1);
		expect((await stage.receive({ body: reply(), headers })).json).toHaveLength(1);
		expect((await stage.receive({ body: reply(), headers })).json).toEqual([]);
	});

	test.each([200, 500])(
		'or not, once n8n has answered %i to what it was still storing',
		async (statusCode) => {
			const headers = { 'x-request-id': 'one' };
			const stage = await published();
			let store = (): void => undefined;
			const storing = new Promise<void>((resolve) => (store = resolve));
			const first = stage.receive({ body: reply(), headers, statusCode, storing });
			await sleep(200);
			const again = [
				stage.receive({ body: reply(), headers }),
				stage.receive({ body: [reply({ stats_id: 'new' }), reply()] }),
			];
			await sleep(200);
			expect(tell).toHaveBeenCalledTimes(1);
			store();
			await first;
			const answers = await Promise.all(again);
			expect(answers.map(({ status }) => status)).toEqual([200, 200]);
			const told = answers.flatMap(({ json }) => json.map(({ statsId }) => statsId));
			const { stats_id: same } = reply();
			expect(told.sort()).toEqual(statusCode === 200 ? ['new'] : [same, 'new']);
		},
	);

	test('and nothing is said of what n8n does not store in time: 503, to be sent again', async () => {
		const stage = await published();
		const never = new Promise<void>(() => undefined);
		void stage.receive({ body: reply(), storing: never });
		await sleep(200);
		expect(await stage.receive({ body: reply() })).toEqual({ status: 503, items: [], json: [] });
	}, 60_000);

	test('if the node itself stumbled over it', async () => {
		const stage = await published();
		tell.mockImplementationOnce(() => {
			throw new Error('Stumbled');
		});
		await expect(stage.receive({ body: reply() })).rejects.toThrow('Stumbled');
		expect((await stage.receive({ body: reply() })).json).toHaveLength(1);
	});

	test('with all that came in the same list', async () => {
		const stage = await published();
		const body = ['a', 'b'].map((id) => reply({ stats_id: id }));
		tell.mockImplementationOnce(
			jest.requireActual<typeof delivery>('../../nodes/events/delivery').tell,
		);
		tell.mockImplementationOnce(() => {
			throw new Error('Stumbled');
		});
		await expect(stage.receive({ body })).rejects.toThrow('Stumbled');
		expect((await stage.receive({ body })).json).toHaveLength(2);
	});
});

test('2,000 deliveries of 1,000 events at once: each starts the workflow once', async () => {
	const stage = await published();
	const deliveries = Array.from({ length: 2_000 }, async (_, number) => {
		const id = number % 1_000;
		const body = reply({ stats_id: `stats ${id}` });
		// The second time under the same id, another one, or none.
		const again = number < 1_000 ? '' : ['', ' again'][id % 2];
		const headers = id % 3 === 0 ? {} : { 'x-request-id': `${id}${again}` };
		return await stage.receive({ body, headers });
	});
	const answers = await Promise.all(deliveries);
	expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
	const told = answers.flatMap(({ json }) => json.map(({ statsId }) => statsId));
	expect(told).toHaveLength(1_000);
	expect(new Set(told).size).toBe(1_000);
	expect(tell).toHaveBeenCalledTimes(1_000);
}, 60_000);

describe('a delivery of a megabyte takes no longer than reading it some times over', () => {
	const many = (count: number, make: (number: number) => unknown) =>
		Array.from({ length: count }, (_, number) => make(number));
	const holders = '<div class=gmail_quote>a'.repeat(40_000);
	const kinds: Array<[string, (stage: Stage) => unknown]> = [
		['plain text', () => reply({ reply_message: { text: 'word '.repeat(200_000) } })],
		['what JSON has to escape', () => reply({ reply_message: { text: '"\\\n'.repeat(200_000) } })],
		['many keys', () => reply(Object.fromEntries(many(60_000, (n) => [`key ${n}`, n]) as never))],
		['a long list', () => reply({ history: many(300_000, () => 1) as never })],
		[
			'a list of events',
			() => many(400, (n) => reply({ stats_id: `stats ${n}`, history: 'x'.repeat(2_000) })),
		],
		[
			'a tag and blanks',
			() => reply({ reply_message: { html: `<p>${'\u00a0'.repeat(1_000_000)}` } }),
		],
		['tags that never end', () => reply({ reply_message: { html: '<a'.repeat(500_000) } })],
		['line breaks', () => reply({ reply_message: { html: '<br>'.repeat(250_000) } })],
		['paragraphs', () => reply({ reply_message: { html: '<p>a</p>'.repeat(130_000) } })],
		['quoting elements', () => reply({ reply_message: { html: holders } })],
		['short lines', () => reply({ reply_message: { text: 'x\n'.repeat(500_000) } })],
		['quotes in quotes', () => reply({ reply_message: { text: '> '.repeat(500_000) } })],
		['lines', () => reply({ reply_message: { text: 'On Mon, A wrote:\n'.repeat(60_000) } })],
		[
			'no address anywhere',
			() => ({ event_type: 'UNTRACKED_REPLIES', sender_detail: 'a'.repeat(1_000_000) }),
		],
		[
			'our secret, over and over',
			({ query }) => reply({ description: `${String(query.token)} `.repeat(23_000) }),
		],
	];

	/** The least of some times, in ms: what else the machine does only adds to it. */
	const least = async (act: () => Promise<number> | number): Promise<number> => {
		let ms = Infinity;
		for (let times = 0; times < 5; times++) ms = Math.min(ms, await act());
		return ms;
	};

	test.each(kinds)('%s', async (_, make) => {
		const stage = await published();
		Object.assign(stage.parameters, { events: ['EMAIL_REPLY', 'UNTRACKED_REPLIES'] });
		await stage.listen();
		const body = make(stage);
		const raw = JSON.stringify(body);
		expect(raw.length).toBeGreaterThan(600_000);
		const once = await least(() => {
			const before = performance.now();
			JSON.parse(JSON.stringify(body));
			return performance.now() - before;
		});
		const took = await least(async () => {
			await stage.receive({ body, raw }, 'test');
			return stage.took;
		});
		// Work that grows with the square of the size takes a thousand times as long.
		expect(took / once).toBeLessThan(100);
		await stage.endListening();
	});
});
