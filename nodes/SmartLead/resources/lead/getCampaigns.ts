import { operation } from '../../../engine/spec/operation';
import { anyLead } from '../../../fields/lead';

export const getCampaigns = operation({
	id: 'lead.getCampaigns',
	name: 'Get Campaigns',
	action: 'Get campaigns of a lead',
	description: 'Retrieve the campaigns that a lead is in, one item per campaign',
	request: 'GET /leads/{lead_id}/campaigns',
	path: { lead_id: anyLead },
	list: { paths: ['', 'data'] },
});
