import type { Resource } from '../../../engine/spec/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';

export const spamTestFolder: Resource = {
	name: 'Folder',
	host: 'smartdelivery',
	default: 'getAll',
	operations: { create, delete: remove, get, getAll },
};
