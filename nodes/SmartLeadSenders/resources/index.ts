import type { Resources } from '../../engine/operation';
import { vendor } from './vendor';

export const resources: Resources = {
	vendor,
};
