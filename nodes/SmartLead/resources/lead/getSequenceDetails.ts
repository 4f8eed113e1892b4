import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { leadInCampaign } from '../../../fields/lead';

export const getSequenceDetails = operation({
	id: 'lead.getSequenceDetails',
	name: 'Get Sequence Details',
	action: 'Get sequence details of a lead',
	description: 'Retrieve what became of each step for a lead of a campaign, one item per step',
	request: 'GET /leads/{lead_map_id}/sequence-details',
	query: { campaignId: campaign },
	path: { lead_map_id: leadInCampaign },
	list: { at: ['data', ''] },
});
