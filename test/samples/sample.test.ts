import { matches, matching } from './part';
import { answerOf, emptied, samplesIn, whole } from './sample';

test('a long list that stands with its beginning goes on as it began', () => {
	const list = [
		{ id: 7, email: 'lead0@example.com', name: 'A', rows: [] },
		{ id: 8, email: 'lead1@example.com', name: 'A', rows: [] },
		'… 4 in all',
	];
	expect(whole({ data: list })).toEqual({
		data: [7, 8, 9, 10].map((id) => ({
			id,
			email: `lead${id - 7}@example.com`,
			name: 'A',
			rows: [],
		})),
	});
	expect(whole([1, 2, 3, '… 5 in all'])).toEqual([1, 2, 3, 4, 5]);
});

test('an answer says what it is, or is JSON', () => {
	expect(answerOf({ ok: true, text: 'x' })).toMatchObject({
		status: 200,
		body: '{"ok":true,"text":"x"}',
	});
	expect(answerOf({ text: 'success', type: 'text/plain' })).toEqual({
		status: 200,
		headers: { 'Content-Type': 'text/plain' },
		body: 'success',
	});
	expect(answerOf({ status: 400, body: { error: 'x' } })).toMatchObject({
		status: 400,
		body: '{"error":"x"}',
	});
	expect(answerOf([])).toMatchObject({ status: 200, body: '[]' });
});

test('behind the last page stands an empty one', () => {
	const page = { ok: true, data: { lists: [{ id: 1 }], totalCount: 1 }, offset: 20 };
	expect(emptied(page)).toEqual({ ok: true, data: { lists: [], totalCount: 1 }, offset: 20 });
});

test('a part is found in more than it says, and in nothing else', () => {
	expect({ id: 1, name: 'A list', rows: [{ a: 1, b: 2 }] }).toEqual(
		matching({ name: '/^a LIST$/', rows: [{ a: '/1/' }] }),
	);
	expect({ rows: [{ a: 1 }, { a: 2 }] }).not.toEqual(matching({ rows: [{ a: 1 }] }));
	expect(matches('/^1$/', 1)).toBe(true);
	expect(matches('1', 1)).toBe(false);
});

test('every sample says for a machine what a user must get', () => {
	const samples = [...samplesIn('answers'), ...samplesIn('webhooks')];
	expect(samples.length).toBeGreaterThanOrEqual(76);
	const silent = samples.filter(([, { expect: wanted }]) => Object.keys(wanted).length === 0);
	expect(silent).toEqual([]);
});
