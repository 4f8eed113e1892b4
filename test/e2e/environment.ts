import { TestEnvironment } from 'jest-environment-node';

import type { Borrower, Lender } from './lent';

/** Node's own environment, with a world in it that no other test file has meanwhile. */
export default class WithWorld extends TestEnvironment {
	private giveBack = () => {};

	override async setup(): Promise<void> {
		await super.setup();
		const worlds = (globalThis as Lender).smartLeadWorlds;
		if (!worlds) throw new Error('The worlds are in the process of the set-up: see runner.ts');
		const world = await worlds.take();
		this.giveBack = () => worlds.giveBack(world);
		Object.assign(this.global as unknown as Borrower, {
			smartLeadWorld: world,
			smartLeadWorlds: worlds.open,
		} satisfies Borrower);
	}

	override async teardown(): Promise<void> {
		this.giveBack();
		await super.teardown();
	}
}
