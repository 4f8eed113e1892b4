import type { Resource } from '../../../engine/spec/operation';
import { add } from './add';
import { remove } from './delete';
import { getAll } from './getAll';

export const blockList: Resource = {
	name: 'Block List',
	host: 'server',
	default: 'getAll',
	operations: { add, delete: remove, getAll },
};
