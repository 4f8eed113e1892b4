import type { Resource } from '../../../engine/spec/operation';
import { add } from './add';
import { create } from './create';
import { getAll } from './getAll';
import { getByEmails } from './getByEmails';
import { remove } from './remove';
import { update } from './update';

export const tag: Resource = {
	name: 'Tag',
	host: 'server',
	default: 'getAll',
	operations: { add, create, getAll, getByEmails, remove, update },
};
