import type { Resource } from '../../../engine/spec/operation';
import { getAll } from './getAll';
import { search } from './search';

export const senderDomain: Resource = {
	name: 'Domain',
	host: 'smart-senders',
	default: 'getAll',
	operations: { getAll, search },
};
