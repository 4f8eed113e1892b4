import { operation, type Encoded } from '../../../engine/operation';
import { campaign } from '../../../fields/campaign';
import { leadList } from '../../../fields/leadList';
import { allLeads, pushFilters } from './pushFilters';
import { leadIdsToPush } from './pushIds';

/** This endpoint wants its ids as text. */
const written = (parameter: Encoded): Encoded => ({
	...parameter,
	encode: (value, read) => String(parameter.encode(value, read)),
});

export const pushFromCampaignToList = operation({
	id: 'lead.pushFromCampaignToList',
	name: 'Push From Campaign to List',
	action: 'Push leads of a campaign to a list',
	description: 'Put leads of a campaign into a lead list',
	request: 'POST /leads/campaign/push-to-list',
	body: {
		campaignId: written(campaign),
		listId: written(leadList),
		allLeads,
		leadMapIds: leadIdsToPush(
			'Lead Map IDs',
			'leadMapIds',
			'The campaign_lead_map_id of each lead, as Get Many in Campaign returns it, with commas between them',
		),
		filters: pushFilters,
	},
	optional: {
		body: {
			archivedFromAllCampaign: {
				displayName: 'Archive in All Campaigns',
				name: 'archivedFromAllCampaign',
				type: 'boolean',
				default: false,
				description: 'Whether to archive the leads in every campaign they are in',
			},
		},
	},
	destructive: true,
});
