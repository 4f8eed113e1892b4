import { key, send } from '../fixtures';
import { ownLimits, Sandbox, standardLimits } from '../index';
import type { RateLimits } from '../index';

describe('rate limits', () => {
	const start = Date.UTC(2026, 0, 1);
	const open = (limits: RateLimits) => {
		const clock = { time: start, now: () => clock.time };
		const sandbox = new Sandbox({ limits, clock, keys: [key, 'other'] });
		return { clock, ask: async () => (await send(sandbox, 'GET', '/client/')).answer, sandbox };
	};

	it('are off unless asked for', async () => {
		const sandbox = new Sandbox();
		for (let i = 0; i < 100; i++) {
			const { answer } = await send(sandbox, 'GET', '/client/');
			expect(answer.status).toBe(200);
			expect(answer.headers).not.toHaveProperty('X-RateLimit-Limit');
		}
	});

	it('count down, refuse, and give back at the end of the window', async () => {
		const { clock, ask } = open(standardLimits);
		for (let left = 9; left >= 0; left--) {
			expect((await ask()).headers).toMatchObject({
				'X-RateLimit-Limit': '10',
				'X-RateLimit-Remaining': String(left),
				'X-RateLimit-Reset': String(start / 1000 + 2),
			});
		}
		clock.time = start + 500;
		const refused = await ask();
		expect(refused.status).toBe(429);
		expect(refused.headers).toMatchObject({ 'Retry-After': '2', 'X-RateLimit-Remaining': '0' });
		expect(JSON.parse(refused.body)).toMatchObject({
			error: { code: 'RATE_LIMIT_EXCEEDED', retry_after: 2 },
		});
		clock.time = start + 2_000;
		expect((await ask()).status).toBe(200);
	});

	it('do not count what they refuse, and hold the minute too', async () => {
		const { clock, ask } = open(standardLimits);
		let accepted = 0;
		for (let second = 0; second < 20; second++) {
			clock.time = start + second * 1_000;
			for (let i = 0; i < 10; i++) accepted += (await ask()).status === 200 ? 1 : 0;
		}
		expect(accepted).toBe(60);
		const refused = await ask();
		expect(refused.headers).toMatchObject({ 'X-RateLimit-Limit': '60', 'Retry-After': '41' });
		clock.time = start + 60_000;
		expect((await ask()).status).toBe(200);
	});

	it.each<[RateLimits['retryAfter'], string | undefined, number | undefined]>([
		['header', '60', undefined],
		['body', undefined, 60],
		['both', '60', 60],
		['none', undefined, undefined],
		[3, '3', undefined],
	])('say when to come back: %s', async (retryAfter, header, inBody) => {
		const { ask } = open({ windows: [{ max: 1, perMs: 60_000 }], headers: false, retryAfter });
		expect((await ask()).headers).not.toHaveProperty('X-RateLimit-Limit');
		const { headers, body } = await ask();
		const { error } = JSON.parse(body) as { error: { retry_after?: number } };
		expect([headers['Retry-After'], error.retry_after]).toEqual([header, inBody]);
	});

	it('count each key on its own, and a wrong key not at all', async () => {
		const { ask, sandbox } = open({ windows: [{ max: 1, perMs: 60_000 }] });
		const as = async (api_key: string) =>
			(await send(sandbox, 'GET', '/client/', { query: { api_key } })).status;
		expect(await as('wrong')).toBe(401);
		expect((await ask()).status).toBe(200);
		expect(await as('other')).toBe(200);
		expect((await ask()).status).toBe(429);
		expect(sandbox.log).toHaveLength(4);
	});

	it('can be stricter for a single operation, which then says nothing', async () => {
		const clock = { time: start, now: () => clock.time };
		const windows = [{ max: 100, perMs: 60_000 }];
		const sandbox = new Sandbox({ limits: { windows }, routeLimits: ownLimits, clock });
		const ask = async (path: string) => (await send(sandbox, 'GET', path)).answer;
		for (let i = 0; i < 10; i++) {
			expect((await ask('/campaigns/301/leads-statistics')).status).toBe(200);
		}
		const refused = await ask('/campaigns/302/leads-statistics');
		expect(refused.status).toBe(429);
		expect(refused.headers).not.toHaveProperty('Retry-After');
		expect(refused.headers['X-RateLimit-Remaining']).toBe('89');
		expect(refused.body).not.toContain('retry');
		expect((await ask('/campaigns/301/statistics')).status).toBe(200);
		expect((await ask('/campaigns/all-leads-activities')).status).toBe(200);
		clock.time = start + 60_000;
		expect((await ask('/campaigns/301/leads-statistics')).status).toBe(200);
	});
});
