import type { Resources } from '../../engine/spec/operation';
import { order } from './order';
import { senderDomain } from './senderDomain';
import { senderMailbox } from './senderMailbox';
import { vendor } from './vendor';

export const resources: Resources = {
	order,
	senderDomain,
	senderMailbox,
	vendor,
};
