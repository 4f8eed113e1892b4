import type { Resource } from '../../../engine/spec/operation';
import { getAll } from './getAll';

export const vendor: Resource = {
	name: 'Vendor',
	host: 'smart-senders',
	default: 'getAll',
	operations: { getAll },
};
