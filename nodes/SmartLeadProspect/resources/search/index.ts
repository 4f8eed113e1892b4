import type { Resource } from '../../../engine/spec/operation';
import { getFetched } from './getFetched';
import { getRecent } from './getRecent';
import { getSaved } from './getSaved';
import { save } from './save';
import { updateFetched } from './updateFetched';
import { updateSaved } from './updateSaved';

/** The searches of the account: made, saved, or with their contacts fetched. */
export const search: Resource = {
	name: 'Search',
	host: 'prospect-api',
	default: 'getSaved',
	operations: { getFetched, getRecent, getSaved, save, updateFetched, updateSaved },
};
