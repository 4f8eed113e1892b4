import { operation } from '../../../engine/operation';
import { leadIdsToPush } from './pushIds';
import { leadList } from '../../../fields/leadList';
import { allLeads, pushFilters } from './pushFilters';

export const pushToList = operation({
	id: 'lead.pushToList',
	name: 'Push to List',
	action: 'Push leads to a list',
	description:
		'Put leads of the account into a lead list, beside the list they are in or instead of it',
	request: 'POST /leads/push-to-list',
	body: {
		listId: leadList,
		allLeads,
		leadIds: leadIdsToPush('Lead IDs', 'leadIds', 'The IDs of the leads, with commas between them'),
		filters: pushFilters,
		action: {
			displayName: 'Copy or Move',
			name: 'copyOrMove',
			type: 'options',
			options: [
				{ name: 'Copy', value: 'copy', description: 'The leads stay where they are as well' },
				{ name: 'Move', value: 'move', description: 'The leads leave where they are' },
			],
			default: 'copy',
			description: 'Whether the leads stay where they are as well',
		},
	},
	destructive: true,
});
