import { operation } from '../../../engine/operation';
import { leadList } from '../../../fields/leadList';
import { allLeads, mostPushed, pushFilters, selectedOnly } from './pushFilters';
import { leads } from '../../../fields/lead';

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
		leadIds: selectedOnly(
			leads({
				displayName: 'Lead IDs or Emails',
				name: 'leadIds',
				description: 'The leads, by ID or address, with commas between them',
				most: mostPushed,
				displayOptions: { show: { which: ['selected'] } },
			}),
		),
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
