import type { Resource } from '../../../engine/spec/operation';
import { create } from './create';
import { remove } from './delete';
import { getAll } from './getAll';
import { update } from './update';

export const leadCategory: Resource = {
	name: 'Lead Category',
	host: 'server',
	default: 'getAll',
	operations: { create, delete: remove, getAll, update },
};
