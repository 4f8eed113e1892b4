import type { Resources } from '../../engine/spec/operation';
import * as contact from './contact';
import * as filterValue from './filterValue';
import * as prospectAnalytics from './prospectAnalytics';
import * as search from './search';

const host = 'prospect-api';

export const resources: Resources = {
	/** The people in the contact database. */
	contact: { name: 'Contact', host, default: 'search', operations: contact },
	/** The names that a search can filter contacts by. */
	filterValue: { name: 'Filter Value', host, default: 'getLevels', operations: filterValue },
	/** Credits, limits and results of the contact database. */
	prospectAnalytics: {
		name: 'Analytics',
		host,
		default: 'getSearchAnalytics',
		operations: prospectAnalytics,
	},
	/** The searches of the account: made, saved, or with their contacts fetched. */
	search: { name: 'Search', host, default: 'getSaved', operations: search },
};
