import type { Resource } from '../../../engine/spec/operation';
import { create } from './create';
import { getAll } from './getAll';

export const leadNote: Resource = {
	name: 'Lead Note',
	host: 'server',
	default: 'getAll',
	operations: {
		create,
		getAll,
	},
};
