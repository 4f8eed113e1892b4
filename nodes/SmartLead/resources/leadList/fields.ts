import type { Encoded } from '../../../engine/spec/parameter';
import { namedLeadLists } from '../../../fields/byName';
import { leads } from '../../../fields/lead';
import { leadList } from '../../../fields/leadList';
import { recordLocator } from '../../../fields/locator';
import { described, requiredText, shownFor } from '../../../fields/plain';

/** The list that is read or changed itself. */
export const theList = described(leadList, 'The lead list to work on');

export const listName = requiredText(
	'Name',
	'listName',
	'e.g. Trade fair contacts',
	'The name of the list',
);

/** The most leads that one request may name. */
const mostPushed = 10_000;

/** The list that leads are taken from, where a whole list is meant. */
export const sourceList: Encoded = shownFor(
	{ which: ['list'] },
	recordLocator({
		displayName: 'From List',
		name: 'fromListId',
		description: 'The list to take the leads from',
		records: namedLeadLists,
	}),
);

/** The leads, where they are named one by one. */
export const namedLeads: Encoded = leads({
	displayName: 'Lead IDs or Emails',
	name: 'leadIds',
	description: 'The leads, by ID or email address, comma-separated',
	most: mostPushed,
	displayOptions: { show: { which: ['selected'] } },
});
