import type { IDataObject } from 'n8n-workflow';

import type { SettleRecord } from '../../../engine/spec/operation';
import { isAlike } from '../../../fields/alike';
import { getAll } from './getAll';

/** A new placement test stands in the list of all. How many of them it shows, sources disagree on. */
export const settleTest: SettleRecord = {
	reads: [{ operation: getAll, values: () => ({}) }],
	since: 'created_at',
	is: ({ test_name: name }, { body }) => isAlike(name, (body as IDataObject).test_name),
	id: ['spam_test_id', 'spamTestId', 'id'],
	answer: (found) => found,
	mayComeLater: true,
};
