import type { IExecuteFunctions } from 'n8n-workflow';

import type { Call } from '../../nodes/engine/http/exchange';
import type { Connection as ConnectionClass } from '../../nodes/engine/http/transport';
import type { ApiRequest } from '../../nodes/engine/spec/apiRequest';

/* How waits and requests end, with the `sleep` of every version of n8n. */

const real = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
const sleeps = {
	'of n8n 2.34 and later': real.sleep,
	'of n8n before 2.34, which knows no signal': async (ms: number) =>
		await new Promise<void>((resolve) => setTimeout(resolve, ms)),
};
const request = {
	method: 'GET',
	route: '/campaigns/',
	path: {},
	query: {},
	names: {},
} as unknown as ApiRequest;
const call = { host: 'server', reads: false, effects: {} } as Call;
type Answer = (this: IExecuteFunctions) => Promise<unknown>;

beforeEach(() => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});
afterEach(() => jest.useRealTimers());

const settle = async () => {
	for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};
async function pass(seconds: number): Promise<void> {
	for (let second = 0; second < seconds; second++) {
		jest.advanceTimersByTime(1000);
		await settle();
	}
}

describe.each(Object.entries(sleeps))('with the sleep %s', (_, sleep) => {
	async function load() {
		jest.resetModules();
		jest.doMock('n8n-workflow', () => ({ ...real, sleep }));
		const modules = {
			wait: await import('../../nodes/engine/http/wait'),
			transport: await import('../../nodes/engine/http/transport'),
		};
		await pass(1);
		return modules;
	}

	async function connect(answer: Answer, signal?: AbortSignal, apiKey = 'key-of-a-test') {
		const { transport } = await load();
		const context = {
			getCredentials: async () => ({ apiKey }),
			getExecutionCancelSignal: () => signal,
			helpers: { httpRequestWithAuthentication: answer },
		} as unknown as IExecuteFunctions;
		const open = async (maxWait = 600_000): Promise<ConnectionClass> =>
			await transport.Connection.open(context, { maxWait });
		return { open };
	}

	it('a wait ends with its signal, and leaves no timer for more than a second', async () => {
		const { wait } = await load();
		const stop = new AbortController();
		let ended = false;
		void wait.pause(60_000, stop.signal).catch(() => (ended = true));
		await pass(5);
		expect(ended).toBe(false);
		stop.abort();
		await settle();
		expect(ended).toBe(true);
		await pass(1);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('a wait takes as long as it should, and leaves no listener', async () => {
		const { wait } = await load();
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		let ended = false;
		void wait.pause(5500, signal).then(() => (ended = true));
		await pass(5);
		expect(ended).toBe(false);
		await pass(1);
		expect(ended).toBe(true);
		expect(jest.getTimerCount()).toBe(0);
		expect(added).toHaveBeenCalled();
		expect(removed.mock.calls).toHaveLength(added.mock.calls.length);
	});

	it('a request that trickles ends 120 s after its start, and its socket with it', async () => {
		let socket: AbortSignal | undefined;
		const { open } = await connect(async function () {
			socket = this.getExecutionCancelSignal();
			return await new Promise(() => {});
		});
		const sent = (await open()).send(request, call).catch((error: Error) => error.message);
		let said: unknown;
		void sent.then((message) => (said = message));
		await pass(119);
		expect(said).toBeUndefined();
		expect(socket?.aborted).toBe(false);
		await pass(2);
		expect(said).toBe('This may or may not have happened in SmartLead');
		expect(socket?.aborted).toBe(true);
		await pass(1);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('nothing is left of a request that was answered', async () => {
		const { open } = await connect(async () => ({ statusCode: 200, headers: {}, body: '[]' }));
		expect(await (await open()).send(request, call)).toEqual([]);
		await pass(1);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('a request that is stopped ends at once, whatever the HTTP client does', async () => {
		const stop = new AbortController();
		const { open } = await connect(async () => await new Promise(() => {}), stop.signal);
		let said: unknown;
		void (await open()).send(request, call).catch((error: Error) => (said = error.message));
		await pass(5);
		stop.abort();
		await settle();
		expect(said).toBe('The execution was cancelled');
	});

	it('one 429 holds 30 requests up for no longer than it asks', async () => {
		let asked = 0;
		const { open } = await connect(async () =>
			++asked === 3
				? { statusCode: 429, headers: { 'retry-after': '1' }, body: '{}' }
				: { statusCode: 200, headers: {}, body: '[]' },
		);
		const connection = await open();
		let left = 30;
		for (let index = 0; index < 30; index++) {
			void connection.send(request, call).then(() => left--);
		}
		await pass(9);
		expect(left).toBe(0);
		expect(jest.getTimerCount()).toBeLessThanOrEqual(1);
	});

	it.each([-3_600_000, 3_600_000])('a clock that jumps by %d ms closes no key', async (ms) => {
		const { open } = await connect(async () => ({ statusCode: 200, headers: {}, body: '[]' }));
		for (let round = 0; round < 3; round++) {
			const connection = await open(20_000);
			let left = 10;
			for (let index = 0; index < 10; index++) {
				void connection.send(request, call).then(() => left--);
			}
			await pass(3);
			expect(left).toBe(0);
			jest.setSystemTime(Date.now() + ms);
		}
	});
});
