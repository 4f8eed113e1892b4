import type { World } from './world';

/**
 * Jest gives each test file a world of its own. What they share hangs on the global object: the set-up
 * puts it on the outer one, the environment hands it in.
 */
export interface Lender {
	smartLeadWorld?: World;
}

/** The n8n and the sandbox of this run. */
export function world(): World {
	const { smartLeadWorld } = globalThis as Lender;
	if (!smartLeadWorld) throw new Error('Run with: npx jest -c test/e2e/jest.config.js');
	return smartLeadWorld;
}

/** Empties the sandbox for a test; what strangers were asked so far is kept. */
export function freshSandbox(): void {
	const { sandbox, strangers } = world();
	strangers.push(...sandbox.blocked);
	sandbox.reset();
}
