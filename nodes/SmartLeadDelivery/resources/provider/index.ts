import type { Resource } from '../../../engine/spec/operation';
import { getAll } from './getAll';

export const provider: Resource = {
	name: 'Provider',
	host: 'smartdelivery',
	default: 'getAll',
	operations: { getAll },
};
