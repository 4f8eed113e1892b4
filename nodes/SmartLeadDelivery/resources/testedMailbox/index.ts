import type { Resource } from '../../../engine/spec/operation';
import { getAll } from './getAll';
import { getTotals } from './getTotals';

export const testedMailbox: Resource = {
	name: 'Mailbox',
	host: 'smartdelivery',
	default: 'getAll',
	operations: { getAll, getTotals },
};
