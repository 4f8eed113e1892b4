import type { Resource } from '../../../engine/operation';
import { getLevels } from './getLevels';

export const filterValue: Resource = {
	name: 'Filter Value',
	host: 'prospect-api',
	default: 'getLevels',
	operations: { getLevels },
};
