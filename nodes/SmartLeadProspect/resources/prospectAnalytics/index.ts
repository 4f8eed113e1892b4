import type { Resource } from '../../../engine/spec/operation';
import { getReplyAnalytics } from './getReplyAnalytics';
import { getSearchAnalytics } from './getSearchAnalytics';

/** Credits, limits and results of the contact database. */
export const prospectAnalytics: Resource = {
	name: 'Analytics',
	host: 'prospect-api',
	default: 'getSearchAnalytics',
	operations: { getReplyAnalytics, getSearchAnalytics },
};
