import type { World } from './world';
import type { Worlds } from './worlds';

/**
 * Jest gives each test file a global object of its own. What outlives the files hangs on the outer one:
 * the set-up puts it there, the environment lends of it.
 */
export interface Lender {
	smartLeadWorlds?: Worlds;
}

/** What the environment puts on the global object of a test file. */
export interface Borrower {
	smartLeadWorld?: World;
	/** Those of the other files as well. */
	smartLeadWorlds?: readonly World[];
}

const borrowed = globalThis as Borrower;

function mustBeLent<T>(lent: T | undefined): T {
	if (lent === undefined) throw new Error('Run with: npx jest -c test/e2e/jest.config.js');
	return lent;
}

/** The n8n and the sandbox that this test file has for itself. */
export function world(): World {
	return mustBeLent(borrowed.smartLeadWorld);
}

/** All of this run. */
export function allWorlds(): readonly World[] {
	return mustBeLent(borrowed.smartLeadWorlds);
}

/** Empties the sandbox for a test; what strangers were asked so far is kept. */
export function freshSandbox(): void {
	const { sandbox, strangers } = world();
	strangers.push(...sandbox.blocked);
	sandbox.reset();
}
