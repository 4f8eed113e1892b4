import type { Resource } from '../../../engine/spec/operation';
import { fetch } from './fetch';
import { findEmails } from './findEmails';
import { getAll } from './getAll';
import { review } from './review';
import { search } from './search';

/** The people in the contact database. */
export const contact: Resource = {
	name: 'Contact',
	host: 'prospect-api',
	default: 'search',
	operations: { fetch, findEmails, getAll, review, search },
};
