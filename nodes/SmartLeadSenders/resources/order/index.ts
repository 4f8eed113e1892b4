import type { Resource } from '../../../engine/spec/operation';
import { get } from './get';
import { place } from './place';

export const order: Resource = {
	name: 'Order',
	host: 'smart-senders',
	default: 'get',
	operations: { get, place },
};
