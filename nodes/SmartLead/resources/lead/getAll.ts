import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { client } from '../../../fields/client';
import { emailAddress } from '../../../fields/email';
import { leadList } from '../../../fields/leadList';
import { allLeads } from '../../../fields/lists';
import { optional } from '../../../fields/locator';
import { choice } from '../../../fields/plain';

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
			leadEmail: emailAddress('Email', 'leadEmail', 'Only leads with this address'),
			leadType: choice('Lead Type', 'leadType', 'active', 'Only leads of this type', [
				{ name: 'Active', value: 'active' },
				{ name: 'Archived', value: 'archived' },
				{ name: 'Previously Active', value: 'previously_active' },
				{ name: 'Yet to Use', value: 'yet_to_use' },
			]),
			listId: optional(leadList, 'Only leads of this list'),
			status: choice('Status', 'status', 'INPROGRESS', 'Only leads in this state', [
				{ name: 'Blocked', value: 'BLOCKED' },
				{ name: 'Completed', value: 'COMPLETED' },
				{ name: 'In Progress', value: 'INPROGRESS' },
				{ name: 'Paused', value: 'PAUSED' },
				{ name: 'Started', value: 'STARTED' },
				{ name: 'Stopped', value: 'STOPPED' },
			]),
		},
	},
	list: allLeads,
});
