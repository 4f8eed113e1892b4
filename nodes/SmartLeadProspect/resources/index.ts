import type { Resources } from '../../engine/operation';
import { filterValue } from './filterValue';

export const resources: Resources = {
	filterValue,
};
