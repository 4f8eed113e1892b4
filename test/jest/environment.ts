import hooks, { AsyncLocalStorage } from 'node:async_hooks';
import vm from 'node:vm';

import type { JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/** Stands for the context that the tests run in: Node's own. */
const nodes: vm.Context = {};

/** The sources as functions, which run anew for each test file: that takes V8 most of its loading. */
const compiled = new Map<string, { code: string; run: ReturnType<typeof vm.compileFunction> }>();

const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) => {
	if (options?.parsingContext !== nodes) return compileFunction(code, parameters, options);
	const { filename = '' } = options;
	const known = compiled.get(filename);
	if (known?.code === code) return known.run;
	// Jest's function for a dynamic import would keep the first test file; swc makes none of them.
	const run = compileFunction(code, parameters, { filename });
	compiled.set(filename, { code, run });
	return run;
};

/**
 * What libraries and Jest keep beside promises. Jest makes a new one for each test file and leaves it
 * enabled: before Node 24 each promise costs something for each, so the hundredth file would be ten
 * times slower than the first.
 */
const storages: Array<AsyncLocalStorage<unknown>> = [];
class NotedStorage<T> extends AsyncLocalStorage<T> {
	constructor() {
		super();
		storages.push(this as AsyncLocalStorage<unknown>);
	}
}
Object.assign(hooks, { AsyncLocalStorage: NotedStorage });

/**
 * What jest-circus keeps on the global object, by the names of its symbols. Each file adds its handlers
 * to those that it finds there: all of them would be called for every test of the files after it, and
 * nothing of a file would ever be freed.
 */
const ofCircus = /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|RETRY_TIMES)$/;

function forgetCircus(): void {
	for (const key of Object.getOwnPropertySymbols(globalThis)) {
		if (ofCircus.test(key.description ?? '')) Reflect.deleteProperty(globalThis, key);
	}
}

/**
 * Test files run in Node's own context, one after the other, instead of each in a new one. So they
 * can share the libraries of `library.js`, whose loading takes longer than most files, and what each
 * file left behind of them is not kept. Sources are loaded for each file as ever.
 */
export default class InNodesContext implements JestEnvironment {
	readonly global = globalThis as unknown as JestEnvironment['global'];
	/** Those of old are not used. */
	readonly fakeTimers = null;
	readonly fakeTimersModern: ModernFakeTimers;
	readonly moduleMocker = new ModuleMocker(globalThis);

	private readonly before = {
		exit: process.exit,
		console,
		env: { ...process.env },
		now: performance.now,
	};

	constructor({ projectConfig: config }: JestEnvironmentConfig) {
		this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
		Object.assign(globalThis, { requireLibrary: require });
	}

	async setup(): Promise<void> {}

	/** As the next file would find it in a context of its own. */
	async teardown(): Promise<void> {
		for (const storage of storages.splice(0)) storage.disable();
		this.fakeTimersModern.dispose();
		forgetCircus();
		const { exit, console, env, now } = this.before;
		process.exit = exit;
		globalThis.console = console;
		performance.now = now;
		for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
		Object.assign(process.env, env);
	}

	getVmContext = (): vm.Context => nodes;

	exportConditions = (): string[] => ['node', 'node-addons'];
}
