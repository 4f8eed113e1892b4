import { Windows } from '../../nodes/engine/windows';

/** Not a whole second, so that rounding shows. */
const start = Date.UTC(2026, 0, 15, 10, 30) + 250;

/** A key's windows with a clock: sends when asked to and answers after `latency`. */
class Line {
	readonly windows = new Windows();
	now = start;
	private count = 0;

	wait = () => this.windows.wait(this.now);

	/** One request there and back; it does not ask whether it may go. */
	send(headers: Record<string, string> = {}, latency = 100, tried = false): void {
		const number = this.leave();
		this.now += latency;
		this.windows.accepted(this.now, number, headers, tried);
	}

	leave(): number {
		this.windows.started(this.now, this.count);
		return this.count++;
	}

	refuse(headers: Record<string, string> = {}): void {
		const number = this.leave();
		this.now += 100;
		this.windows.refused(this.now, number, headers);
	}

	times(count: number, headers: Record<string, string> = {}): void {
		for (let index = 0; index < count; index++) this.send(headers);
	}
}

const announcing = (limit: number, remaining: number, resetAt: number, date?: number) => ({
	'x-ratelimit-limit': String(limit),
	'x-ratelimit-remaining': String(remaining),
	'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
	...(date === undefined ? {} : { date: new Date(date).toUTCString() }),
});

describe('the burst', () => {
	it('lets 10 go and the 11th 2 s after the first was counted', () => {
		const line = new Line();
		for (let sent = 0; sent < 10; sent++) {
			expect(line.wait()).toBe(0);
			line.send();
		}
		// All took 100 ms, so they are counted as far apart as they left: 2,040 - 1,000.
		expect(line.wait()).toBe(1040);
		line.now += 1040;
		expect(line.wait()).toBe(0);
	});

	it('takes what was slower than the quickest for slow on its way there', () => {
		const line = new Line();
		line.send({}, 400);
		for (let sent = 1; sent < 10; sent++) line.send();
		// Counted by 300 ms at the latest; 1,300 ms have passed.
		expect(line.wait()).toBe(300 + 2040 - 1300);
	});

	it('forgets how quick answers were long ago', () => {
		const line = new Line();
		line.send({}, 10);
		for (let sent = 0; sent < 100; sent++) line.send({}, 500);
		for (let sent = 0; sent < 10; sent++) line.leave();
		// 2 s after the first that is still out; half a second goes by before it can have an answer.
		line.now += 400;
		expect(line.wait()).toBe(2040 - 400);
	});

	it('counts requests that are still out, but not for longer than a second', () => {
		const line = new Line();
		for (let sent = 0; sent < 10; sent++) line.leave();
		expect(line.wait()).toBe(2040);
		line.now += 120_000;
		expect(line.wait()).toBe(0);
	});
});

describe('the 61st request within a minute', () => {
	const minute = () => {
		const line = new Line();
		for (let sent = 0; sent < 60; sent++) {
			line.now += line.wait();
			expect(line.windows.doubtful(line.now)).toBe(false);
			line.send({}, 50);
		}
		return line;
	};

	it('is doubtful: no answer has announced the limit that SmartLead states', () => {
		const line = minute();
		expect(line.windows.doubtful(line.now)).toBe(true);
		line.now += 60_000;
		expect(line.windows.doubtful(line.now)).toBe(false);
	});

	it('is so only once where it was accepted', () => {
		const line = minute();
		line.send();
		expect(line.windows.doubtful(line.now)).toBe(false);
	});
});

describe('an announced window', () => {
	it('waits for the reset when nothing remains', () => {
		const line = new Line();
		line.send(announcing(60, 0, start + 30_000));
		expect(line.now + line.wait()).toBe(Math.ceil((start + 30_000) / 1000) * 1000 + 40);
		line.now += line.wait();
		expect(line.wait()).toBe(0);
	});

	it('does not wait while something remains', () => {
		const line = new Line();
		line.send(announcing(60, 1, start + 30_000));
		expect(line.wait()).toBe(0);
		line.leave();
		expect(line.wait()).toBeGreaterThan(29_000);
	});

	it('counts what went after the request that the answer belongs to', () => {
		const line = new Line();
		const first = line.leave();
		line.leave();
		line.leave();
		line.windows.accepted(line.now, first, announcing(60, 2, start + 30_000), false);
		expect(line.wait()).toBeGreaterThan(29_000);
	});

	it('believes the lowest of the figures when answers overtake each other', () => {
		const line = new Line();
		const [first, second] = [line.leave(), line.leave()];
		line.leave();
		line.windows.accepted(line.now, second, announcing(60, 1, start + 30_000), false);
		line.windows.accepted(line.now, first, announcing(60, 2, start + 30_000), false);
		expect(line.wait()).toBeGreaterThan(29_000);
	});

	it.each([
		['5 minutes ahead', 300_000],
		['an hour behind', -3_600_000],
	])('reads the reset by their clock: %s', (_, ahead) => {
		const line = new Line();
		line.send(announcing(60, 0, start + 30_000 + ahead, start + ahead));
		expect(line.wait()).toBeGreaterThan(29_500);
		expect(line.wait()).toBeLessThan(32_000);
	});

	it('takes a small reset for seconds from now', () => {
		const line = new Line();
		const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '20' };
		line.send(headers);
		expect(line.wait()).toBe(20_040);
	});

	it('measures a window that its own request opened, and does not lose the rounded second', () => {
		const line = new Line();
		const reset = start + 10_040;
		for (let left = 19; left >= 0; left--) {
			line.now += Math.max(100, line.wait());
			line.send(announcing(20, left, reset));
		}
		// Counted when it left, and 10 s long; announced is the next whole second.
		expect(line.now + line.wait()).toBe(start + 100 + 10_000 + 40);
	});

	it('falls back to what is announced when others use the key as well', () => {
		const line = new Line();
		line.send(announcing(20, 19, start + 10_000));
		line.now += 3000;
		line.send(announcing(20, 0, start + 10_000));
		expect(line.now + line.wait()).toBe(Math.ceil((start + 10_000) / 1000) * 1000 + 40);
	});

	it('waits a second longer once a reset came late', () => {
		const line = new Line();
		const reset = Math.ceil((start + 30_000) / 1000) * 1000;
		line.send(announcing(60, 0, reset));
		line.now = reset + 60;
		line.refuse(announcing(60, 0, reset));
		expect(line.now + line.wait()).toBe(reset + 1040);
	});

	it.each([
		['garbage', { 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': 'soon' }],
		['no reset', { 'x-ratelimit-remaining': '0' }],
		['a reset tomorrow', announcing(60, 0, start + 86_400_000)],
	])('is not made of %s', (_, headers) => {
		const line = new Line();
		line.send(headers);
		expect(line.wait()).toBe(0);
	});
});

describe('an announced window that others use as well', () => {
	/** In the first window others took six of ten; the second has just begun. */
	const shared = () => {
		const line = new Line();
		line.send(announcing(10, 3, start + 2000), 20);
		line.now = start + 2500;
		line.send(announcing(10, 9, line.now + 2000), 20);
		return line;
	};

	it('leaves them time: the second half of what is ours is spread', () => {
		const line = shared();
		expect(line.wait()).toBeLessThan(50);
		line.send(announcing(10, 8, start + 4500), 20);
		expect(line.wait()).toBeGreaterThan(400);
		expect(line.wait()).toBeLessThan(2000);
	});

	it('is tried again when it ends, not when the rounded Retry-After does', () => {
		const line = shared();
		line.refuse(announcing(10, 0, start + 4500));
		const until = line.windows.sharedUntil() ?? 0;
		expect(until).toBeGreaterThanOrEqual(start + 4500);
		expect(until).toBeLessThanOrEqual(start + 5500);
	});

	it('is not found where one alone sends, whatever the reset looks like', () => {
		const line = new Line();
		for (let window = 0; window < 5; window++) {
			line.now = start + window * 61_000;
			for (let left = 59; left >= 30; left--) {
				line.now += 500;
				const seconds = Math.ceil((start + window * 61_000 + 60_500 - line.now) / 1000);
				line.send({
					'x-ratelimit-limit': '60',
					'x-ratelimit-remaining': String(left),
					'x-ratelimit-reset': String(seconds),
				});
			}
			expect(line.windows.sharedUntil()).toBeUndefined();
		}
	});
});

describe('a learnt window', () => {
	/** 20 accepted, then refused until 10 s after the first. */
	const taught = () => {
		const line = new Line();
		line.times(10);
		line.now = start + 3000;
		line.times(10);
		line.refuse();
		line.now = start + 10_040;
		line.send({}, 60, true);
		return line;
	};

	it('is as wide as what was accepted, and as long as the refusal lasted, in round seconds', () => {
		const line = taught();
		// 20 within 10 s: the oldest of the last 20 was the second, answered at 200 ms; the quickest takes 60.
		expect(line.now + line.wait()).toBe(start + 200 - 60 + 10_000 + 40);
	});

	it('is raised by one each time it was full without a refusal', () => {
		const line = taught();
		line.now += 60_000;
		const within = () => {
			line.now += line.wait();
			const until = line.now + 10_000;
			for (let count = 0; ; count++) {
				line.now += line.wait();
				if (line.now >= until) return count;
				line.send({}, 10);
			}
		};
		const counts = [within(), within(), within(), within()];
		expect(counts).toEqual([21, 22, 23, 24]);
	});

	it('is no longer than a refused try shows, and grows fast, where others took most of it', () => {
		const line = new Line();
		line.send();
		line.refuse();
		line.now = start + 4600;
		line.refuse();
		line.now = start + 10_000;
		line.send({}, 60, true);
		const within = () => {
			const until = line.now + 5000;
			for (let count = 0; ; count++) {
				if (line.now + line.wait() >= until) {
					line.now = until;
					return count;
				}
				line.now += line.wait();
				line.send({}, 10);
			}
		};
		line.now += 5000;
		expect([within(), within(), within(), within(), within()]).toEqual([2, 3, 4, 6, 9]);
	});

	it('is lowered when it is refused again', () => {
		const line = taught();
		line.now = start + 30_000;
		line.times(5);
		line.refuse();
		line.now = start + 45_000;
		line.send({}, 100, true);
		line.times(4);
		expect(line.wait()).toBeGreaterThan(8000);
	});

	it('is found beside an announced one, and never raised beyond the stated limit', () => {
		const line = new Line();
		for (let burst = 0; burst < 3; burst++) {
			line.now = start + burst * 3000;
			for (let left = 9; left >= 0; left--) line.send(announcing(10, left, line.now + 2000), 10);
		}
		line.now = start + 9000;
		line.refuse(announcing(30, 0, start + 60_000));
		line.now = start + 61_000;
		line.send(announcing(10, 9, line.now + 2000), 10, true);

		// The announcements would let ten go in two seconds; the minute is full at 30.
		const open = line.now;
		let count = 1;
		for (; count < 300; count++) {
			line.now += line.wait();
			line.send(announcing(10, 9, line.now + 2000), 10);
		}
		const minutes = (line.now - open) / 60_000;
		expect(count / minutes).toBeLessThanOrEqual(34);
		expect(count / minutes).toBeGreaterThanOrEqual(29);
	});

	it('gives way to what is announced', () => {
		const line = taught();
		expect(line.wait()).toBeGreaterThan(0);
		line.send(announcing(120, 80, start + 60_000));
		expect(line.wait()).toBe(0);
	});
});
