import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { client } from '../../../fields/client';
import { asEmail } from '../../../fields/email';
import { leadList } from '../../../fields/leadList';
import { allLeads } from '../../../fields/lists';
import { optional } from '../../../fields/locator';
import { text } from '../../../fields/plain';

export const getAll = operation({
	id: 'lead.getAll',
	name: 'Get Many',
	action: 'Get leads (list all leads)',
	description: 'Retrieve a list of leads of the whole account',
	request: 'GET /leads/all',
	filters: {
		query: {
			campaignId: optional(campaign, 'Only leads of this campaign'),
			clientId: optional(client, 'Only leads of this client'),
			leadEmail: asEmail(
				text('Email', 'leadEmail', 'name@email.com', 'Only leads with this address'),
			),
			leadType: {
				displayName: 'Lead Type',
				name: 'leadType',
				type: 'options',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'Archived', value: 'archived' },
					{ name: 'Previously Active', value: 'previously_active' },
					{ name: 'Yet to Use', value: 'yet_to_use' },
				],
				default: 'active',
				description: 'Only leads of this type',
			},
			listId: optional(leadList, 'Only leads of this list'),
			status: {
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Blocked', value: 'BLOCKED' },
					{ name: 'Completed', value: 'COMPLETED' },
					{ name: 'In Progress', value: 'INPROGRESS' },
					{ name: 'Paused', value: 'PAUSED' },
					{ name: 'Started', value: 'STARTED' },
					{ name: 'Stopped', value: 'STOPPED' },
				],
				default: 'INPROGRESS',
				description: 'Only leads in this state',
			},
		},
	},
	list: allLeads,
});
