import { operation } from '../../../engine/spec/operation';
import { anyLead } from '../../../fields/lead';

export const getCampaignOverview = operation({
	id: 'lead.getCampaignOverview',
	name: 'Get Campaign Overview',
	action: 'Get campaign overview of a lead',
	description: 'Retrieve a lead with its state, category and revenue in each of its campaigns',
	request: 'GET /leads/{lead_id}/campaign-overview',
	path: { lead_id: anyLead },
});
