import type { Resource } from '../../../engine/operation';
import { getAll } from './getAll';

export const emailAccount: Resource = {
	name: 'Email Account',
	host: 'server',
	default: 'getAll',
	operations: { getAll },
};
