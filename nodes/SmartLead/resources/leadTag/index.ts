import type { Resource } from '../../../engine/spec/operation';
import { add } from './add';
import { getAll } from './getAll';
import { remove } from './remove';

export const leadTag: Resource = {
	name: 'Lead Tag',
	host: 'server',
	default: 'getAll',
	operations: {
		add,
		getAll,
		remove,
	},
};
