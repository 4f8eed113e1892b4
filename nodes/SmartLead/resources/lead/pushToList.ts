import { operation } from '../../../engine/spec/operation';
import { copyOrMove } from '../../../fields/copyOrMove';
import { leadList } from '../../../fields/leadList';
import { allLeads, mostPushed, pushFilters } from './pushFilters';
import { leads } from '../../../fields/lead';
import { notice } from '../../../fields/plain';

export const pushToList = operation({
	id: 'lead.pushToList',
	name: 'Push to List',
	action: 'Push (move or copy) leads to a list',
	description:
		'Put leads of the account into a lead list, beside the list they are in or instead of it',
	request: 'POST /leads/push-to-list',
	unsettled: 'leads may have been in the list before, and may be named by filters alone',
	body: {
		listId: leadList,
		allLeads,
		leadIds: leads({
			displayName: 'Lead IDs or Emails',
			name: 'leadIds',
			description: 'The leads, by ID or email address, comma-separated',
			most: mostPushed,
			displayOptions: { show: { which: ['selected'] } },
		}),
		filters: pushFilters,
		action: copyOrMove,
	},
	fields: [
		notice('effectNotice', 'Moved leads leave the list they are in.', { copyOrMove: ['move'] }),
	],
	destructive: true,
});
