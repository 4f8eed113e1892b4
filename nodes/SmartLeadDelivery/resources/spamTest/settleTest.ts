import type { SettleRecord } from '../../../engine/spec/endpoint';
import { created } from '../../../fields/alike';
import { getAll } from './getAll';

/** A new placement test stands in the list of all. How many of them it shows, sources disagree on. */
export const settleTest: SettleRecord = {
	reads: [{ operation: getAll, values: () => ({}) }],
	...created({ test_name: 'test_name' }),
	id: ['spam_test_id', 'spamTestId', 'id'],
	mayComeLater: true,
};
