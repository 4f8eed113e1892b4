import type { Resource } from '../../../engine/spec/operation';
import { createAutomated } from './createAutomated';
import { createManual } from './createManual';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { stop } from './stop';

export const spamTest: Resource = {
	name: 'Placement Test',
	host: 'smartdelivery',
	default: 'getAll',
	operations: { createAutomated, createManual, delete: remove, get, getAll, stop },
};
