import { timingSafeEqual } from 'node:crypto';

import { equal, isSigned, secretAddress } from '../../nodes/SmartLeadTrigger/secret';

jest.mock('node:crypto', () => {
	const actual = jest.requireActual<typeof import('node:crypto')>('node:crypto');
	return { ...actual, timingSafeEqual: jest.fn(actual.timingSafeEqual) };
});

const compared = jest.mocked(timingSafeEqual);
beforeEach(() => compared.mockClear());

test.each([
	['the same', 'the same', true],
	['the same', 'the sane', false],
	['short', 'much longer than that', false],
	['', '', true],
])('%j and %j are compared in a time that tells nothing', (one, other, wanted) => {
	expect(equal(one, other)).toBe(wanted);
	expect(compared).toHaveBeenCalledTimes(1);
});

test('a signature too', () => {
	expect(isSigned(Buffer.from('body'), 'sha256=00', 'secret')).toBe(false);
	expect(compared).toHaveBeenCalledTimes(1);
});

test('every address has a secret of its own, beside what stood in its query', () => {
	const made = [1, 2].map(() => secretAddress('https://n8n.example.com/webhook/a?tenant=7'));
	for (const { address, secret, digest } of made) {
		expect(address).toBe(`https://n8n.example.com/webhook/a?tenant=7&token=${secret}`);
		expect(digest).toMatch(/^[0-9a-f]{64}$/);
	}
	expect(new Set(made.map(({ secret }) => secret)).size).toBe(2);
});
