import type { SettleRecord } from '../../../engine/spec/endpoint';
import { isAlike } from '../../../fields/alike';
import { getAll } from './getAll';

/** A new placement test stands in the list of all. How many of them it shows, sources disagree on. */
export const settleTest: SettleRecord = {
	reads: [{ operation: getAll, values: () => ({}) }],
	since: 'created_at',
	is: ({ test_name: name }, { body }) => isAlike(name, body?.test_name),
	id: ['spam_test_id', 'spamTestId', 'id'],
	answer: (found) => found,
	mayComeLater: true,
};
