import { TestEnvironment } from 'jest-environment-node';

import type { Lender } from './lent';

/** Node's own environment, with the n8n of this run in it. */
export default class WithWorld extends TestEnvironment {
	override async setup(): Promise<void> {
		await super.setup();
		const lent = (globalThis as Lender).smartLeadWorld;
		if (!lent) throw new Error('The tests run in one process: --runInBand');
		(this.global as unknown as Lender).smartLeadWorld = lent;
	}
}
