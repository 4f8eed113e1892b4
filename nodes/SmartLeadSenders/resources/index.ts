import type { Resources } from '../../engine/spec/operation';
import { order } from './order';
import { senderDomain } from './senderDomain';
import { senderEmailAccount } from './senderEmailAccount';
import { vendor } from './vendor';

export const resources: Resources = {
	order,
	senderDomain,
	senderEmailAccount,
	vendor,
};
