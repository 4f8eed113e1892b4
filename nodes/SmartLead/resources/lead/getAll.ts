import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { client } from '../../../fields/client';
import { emailAddress } from '../../../fields/email';
import { leadList } from '../../../fields/leadList';
import { allLeads } from '../../../fields/lists';
import { optional } from '../../../fields/locator';
import { choice, option } from '../../../fields/plain';
import { leadStatuses } from './searchFilters';

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
				option('Active', 'active'),
				option('Archived', 'archived'),
				option('Previously Active', 'previously_active'),
				option('Yet to Use', 'yet_to_use'),
			]),
			listId: optional(leadList, 'Only leads of this list'),
			status: choice('Status', 'status', 'INPROGRESS', 'Only leads in this state', leadStatuses),
		},
	},
	list: allLeads,
});
