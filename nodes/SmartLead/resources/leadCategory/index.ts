import type { Resource } from '../../../engine/operation';
import { getAll } from './getAll';

export const leadCategory: Resource = {
	name: 'Lead Category',
	host: 'server',
	default: 'getAll',
	operations: { getAll },
};
