import type { Resource } from '../../../engine/spec/operation';
import { getAll } from './getAll';
import { getTotals } from './getTotals';

export const testedEmailAccount: Resource = {
	name: 'Tested Email Account',
	host: 'smartdelivery',
	default: 'getAll',
	operations: { getAll, getTotals },
};
