import type { Resource } from '../../../engine/spec/operation';
import { create } from './create';
import { getAll } from './getAll';

export const leadTask: Resource = {
	name: 'Lead Task',
	host: 'server',
	default: 'getAll',
	operations: {
		create,
		getAll,
	},
};
