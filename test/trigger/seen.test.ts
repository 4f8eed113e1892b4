import { forget, marksOf, Seen, seenBy } from '../../nodes/SmartLeadTrigger/seen';
import { tell } from '../../nodes/events/delivery';
import { reply } from './stage';

async function keptBy(seen: Seen): Promise<string[]> {
	let kept: string[] = [];
	await seen.keep((marks) => void (kept = marks));
	return kept;
}

describe('what one trigger remembers', () => {
	test('is bounded: the oldest goes first', () => {
		const seen = new Seen();
		for (let number = 0; number < 100_000; number++) seen.enter([`mark ${number}`]);
		expect(seen.enter(['mark 0'])).toBe(false);
		expect(seen.enter(['one more'])).toBe(true);
		// The first made room for it, the second is still there.
		expect(seen.enter(['mark 1'])).toBe(false);
		expect(seen.enter(['mark 0'])).toBe(true);
	});

	test('is known by either of its marks', () => {
		const seen = new Seen();
		expect(seen.enter(['event', 'delivery'])).toBe(true);
		expect(seen.enter(['event', 'another delivery'])).toBe(false);
		expect(seen.enter(['another event', 'delivery'])).toBe(false);
		// What was refused has left nothing behind.
		expect(seen.enter(['another event', 'third delivery'])).toBe(true);
	});

	test('goes into the workflow by its last 500, in one mark each', async () => {
		const seen = new Seen();
		for (let number = 0; number < 1_200; number++) seen.enter([`e${number}`, `d${number}`]);
		const recent = await keptBy(seen);
		expect(recent).toHaveLength(500);
		expect([recent[0], recent[499]]).toEqual(['e700', 'e1199']);
		const after = new Seen();
		after.learn(recent);
		expect(after.enter(['e700'])).toBe(false);
		// What was learnt is handed down again, once.
		after.learn(recent);
		after.enter(['new']);
		expect(await keptBy(after)).toEqual([...recent.slice(1), 'new']);
	});

	test('goes there once for all that came together', async () => {
		const seen = new Seen();
		const write = jest.fn();
		const burst = ['one', 'two', 'three'].map(async (mark) => {
			seen.enter([mark]);
			await seen.keep(write);
		});
		await Promise.all(burst);
		expect(write.mock.calls).toEqual([[['one', 'two', 'three']]]);
		seen.enter(['later']);
		await seen.keep(write);
		expect(write).toHaveBeenLastCalledWith(['one', 'two', 'three', 'later']);
	});
});

describe('what got lost', () => {
	test('is written again without it, by what entered beside it', async () => {
		const seen = new Seen();
		seen.enter(['lost']);
		// n8n fails to store it, and with it what was written.
		const first = seen.keep(() => seen.leave([['lost']]));
		seen.enter(['stored']);
		const write = jest.fn();
		expect(await Promise.all([first, seen.keep(write)])).toEqual([true, true]);
		expect(write.mock.calls).toEqual([[['stored']]]);
	});

	test('and came again is known like any other, also from the workflow alone', () => {
		const seen = new Seen();
		seen.enter(['mark']);
		seen.leave([['mark']]);
		seen.learn(['mark']);
		expect(seen.enter(['mark'])).toBe(true);
		for (let number = 0; number < 100_000; number++) seen.enter([`mark ${number}`]);
		seen.learn(['mark']);
		expect(seen.enter(['mark'])).toBe(false);
	});
});

test('many triggers: the one that was quiet for longest is forgotten', () => {
	for (const name of ['quiet', 'busy']) seenBy(name, []).enter(['mark']);
	for (let number = 0; number < 499; number++) {
		seenBy(`trigger ${number}`, []);
		seenBy('busy', []);
	}
	expect(seenBy('busy', []).enter(['mark'])).toBe(false);
	expect(seenBy('quiet', []).enter(['mark'])).toBe(true);
	expect(forget('busy')).toBe(true);
	expect(seenBy('busy', []).enter(['mark'])).toBe(true);
	expect(seenBy('new', ['mark']).enter(['mark'])).toBe(false);
});

describe('two events are two if they differ in', () => {
	const marks = (more: object) => marksOf(tell(reply({ ...more })), undefined);

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
	const seen = new Seen();
	const writes: string[][] = [];
	const arrive = async (mark: string) => {
		seen.enter([mark]);
		await seen.keep((marks) => writes.push(marks));
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
		const [content] = marksOf({ event_type, data }, 'first');
		expect(marksOf({ event_type, data }, 'second')[0]).toBe(content);
		expect(marksOf({ event_type, data: { ...data, stats_id: 'two' } }, 'second')).not.toContain(
			content,
		);
		expect(marksOf({ event_type, data: { ...data, event_id: 7 } }, 'first')).toHaveLength(1);
	});

	test('that are no object are part of what it says', () => {
		const marks = ['a', 'b'].map((text) => marksOf({ event_type, ...data, data: text }, undefined));
		expect(marks[0]).not.toEqual(marks[1]);
	});
});

test('a category that changes to and fro beside one reply is new each time', () => {
	const change = {
		event_type: 'LEAD_CATEGORY_UPDATED',
		lead_category: { old_id: 1, new_id: 2 },
		reply_message: { time: '2026-01-20T10:00:00.000Z' },
	};
	const seen = new Seen();
	expect(['a', 'b'].map((id) => seen.enter(marksOf(change, id)))).toEqual([true, true]);
	expect(seen.enter(marksOf(change, 'b'))).toBe(false);
});
