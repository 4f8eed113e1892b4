import {
	forget,
	dedupeKeysOf,
	Deduplicator,
	deduplicatorOf,
} from '../../nodes/SmartLeadTrigger/deduplicator';
import { outputOf } from '../../nodes/events/delivery';
import { reply } from './stage';

async function keptBy(seen: Deduplicator): Promise<string[]> {
	let kept: string[] = [];
	await seen.persist((marks) => void (kept = marks));
	return kept;
}

describe('what one trigger remembers', () => {
	test('is bounded: the oldest goes first', () => {
		const seen = new Deduplicator();
		for (let number = 0; number < 100_000; number++) seen.add([`mark ${number}`]);
		expect(seen.add(['mark 0'])).toBe(false);
		expect(seen.add(['one more'])).toBe(true);
		// The first made room for it, the second is still there.
		expect(seen.add(['mark 1'])).toBe(false);
		expect(seen.add(['mark 0'])).toBe(true);
	});

	test('is known by either of its marks', () => {
		const seen = new Deduplicator();
		expect(seen.add(['event', 'delivery'])).toBe(true);
		expect(seen.add(['event', 'another delivery'])).toBe(false);
		expect(seen.add(['another event', 'delivery'])).toBe(false);
		// What was refused has left nothing behind.
		expect(seen.add(['another event', 'third delivery'])).toBe(true);
	});

	test('goes into the workflow by its last 500, in one mark each', async () => {
		const seen = new Deduplicator();
		for (let number = 0; number < 1_200; number++) seen.add([`e${number}`, `d${number}`]);
		const recent = await keptBy(seen);
		expect(recent).toHaveLength(500);
		expect([recent[0], recent[499]]).toEqual(['e700', 'e1199']);
		const after = new Deduplicator();
		after.restore(recent);
		expect(after.add(['e700'])).toBe(false);
		// What was learnt is handed down again, once.
		after.restore(recent);
		after.add(['new']);
		expect(await keptBy(after)).toEqual([...recent.slice(1), 'new']);
	});

	test('goes there once for all that came together', async () => {
		const seen = new Deduplicator();
		const write = jest.fn();
		const burst = ['one', 'two', 'three'].map(async (mark) => {
			seen.add([mark]);
			await seen.persist(write);
		});
		await Promise.all(burst);
		expect(write.mock.calls).toEqual([[['one', 'two', 'three']]]);
		seen.add(['later']);
		await seen.persist(write);
		expect(write).toHaveBeenLastCalledWith(['one', 'two', 'three', 'later']);
	});
});

describe('what got lost', () => {
	test('is written again without it, by what entered beside it', async () => {
		const seen = new Deduplicator();
		seen.add(['lost']);
		// n8n fails to store it, and with it what was written.
		const first = seen.persist(() => seen.remove([['lost']]));
		seen.add(['stored']);
		const write = jest.fn();
		expect(await Promise.all([first, seen.persist(write)])).toEqual([true, true]);
		expect(write.mock.calls).toEqual([[['stored']]]);
	});

	test('and came again is known like any other, also from the workflow alone', () => {
		const seen = new Deduplicator();
		seen.add(['mark']);
		seen.remove([['mark']]);
		seen.restore(['mark']);
		expect(seen.add(['mark'])).toBe(true);
		for (let number = 0; number < 100_000; number++) seen.add([`mark ${number}`]);
		seen.restore(['mark']);
		expect(seen.add(['mark'])).toBe(false);
	});
});

test('many triggers: the one that was quiet for longest is forgotten', () => {
	for (const name of ['quiet', 'busy']) deduplicatorOf(name, []).add(['mark']);
	for (let number = 0; number < 499; number++) {
		deduplicatorOf(`trigger ${number}`, []);
		deduplicatorOf('busy', []);
	}
	expect(deduplicatorOf('busy', []).add(['mark'])).toBe(false);
	expect(deduplicatorOf('quiet', []).add(['mark'])).toBe(true);
	expect(forget('busy')).toBe(true);
	expect(deduplicatorOf('busy', []).add(['mark'])).toBe(true);
	expect(deduplicatorOf('new', ['mark']).add(['mark'])).toBe(false);
});

describe('two events are two if they differ in', () => {
	const marks = (more: object) => dedupeKeysOf(outputOf(reply({ ...more })), undefined);

	test.each<[string, object]>([
		['the event', { event_type: 'EMAIL_OPEN' }],
		['the campaign', { campaign_id: 302 }],
		['the lead', { sl_lead_email: 'other@example.com' }],
		['the place of the lead', { sl_email_lead_map_id: 7 }],
		['the mail', { stats_id: 'other' }],
		['the category', { lead_category: { new_id: 2 } }],
		['the time', { event_timestamp: '2026-01-20T10:00:01.000Z' }],
		['the link', { link_clicked: ['https://example.com'] }],
		['the details of the link', { link_details: [{ url: 'https://example.com' }] }],
		['the id of the reply', { reply_message: { message_id: '<two@example.com>' } }],
		['the id of the mail', { message_id: '<two@example.com>' }],
		['the step', { sequence_number: 2 }],
		['the subject', { subject: 'Other' }],
	])('%s', (_, more) => {
		expect(marks({})).toHaveLength(1);
		expect(marks(more)).toHaveLength(1);
		expect(marks(more)).not.toEqual(marks({}));
	});

	test('and one if only what is around it differs', () => {
		const around = { webhook_id: 7, webhook_name: 'other', campaign_status: 'PAUSED' };
		expect(marks(around)).toEqual(marks({}));
	});
});

test('what arrives together is written once, and the last of it as well', async () => {
	const seen = new Deduplicator();
	const writes: string[][] = [];
	const arrive = async (mark: string) => {
		seen.add([mark]);
		await seen.persist((marks) => writes.push(marks));
	};
	await Promise.all(['a', 'b', 'c'].map(arrive));
	expect(writes).toEqual([['a', 'b', 'c']]);
	await arrive('d');
	expect(writes.at(-1)).toEqual(['a', 'b', 'c', 'd']);
});

describe('fields in data', () => {
	const event_type = 'EMAIL_REPLY';
	const data = { event_timestamp: '2026-01-20T10:00:00.000Z', stats_id: 'one' };

	test('are what an event is known by, whatever id it is delivered under', () => {
		const [content] = dedupeKeysOf({ event_type, data }, 'first');
		expect(dedupeKeysOf({ event_type, data }, 'second')[0]).toBe(content);
		expect(
			dedupeKeysOf({ event_type, data: { ...data, stats_id: 'two' } }, 'second'),
		).not.toContain(content);
		expect(dedupeKeysOf({ event_type, data: { ...data, event_id: 7 } }, 'first')).toHaveLength(1);
	});

	test('that are no object are part of what it says', () => {
		const marks = ['a', 'b'].map((text) =>
			dedupeKeysOf({ event_type, ...data, data: text }, undefined),
		);
		expect(marks[0]).not.toEqual(marks[1]);
	});
});

test('a category that changes to and fro beside one reply is new each time', () => {
	const change = {
		event_type: 'LEAD_CATEGORY_UPDATED',
		lead_category: { old_id: 1, new_id: 2 },
		reply_message: { time: '2026-01-20T10:00:00.000Z' },
	};
	const seen = new Deduplicator();
	expect(['a', 'b'].map((id) => seen.add(dedupeKeysOf(change, id)))).toEqual([true, true]);
	expect(seen.add(dedupeKeysOf(change, 'b'))).toBe(false);
});
