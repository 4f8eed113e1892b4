import type { Resources } from '../../engine/operation';
import { provider } from './provider';

export const resources: Resources = {
	provider,
};
