import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { written } from '../../../fields/encode';
import { leadsInCampaign } from '../../../fields/lead';
import { leadList } from '../../../fields/leadList';
import { allLeads, mostPushed, pushFilters } from './pushFilters';
import { notice, yesOrNo } from '../../../fields/plain';

export const pushFromCampaignToList = operation({
	id: 'lead.pushFromCampaignToList',
	name: 'Push From Campaign to List',
	action: 'Push leads of a campaign to a list',
	description: 'Add leads of a campaign to a lead list',
	request: 'POST /leads/campaign/push-to-list',
	unsettled: 'leads may have been in the list before, and may be named by filters alone',
	body: {
		campaignId: written(campaign),
		listId: written(leadList),
		allLeads,
		leadMapIds: leadsInCampaign({
			displayName: 'Lead in Campaign IDs or Emails',
			name: 'leadMapIds',
			description:
				'The leads, by campaign_lead_map_id as Get Many in Campaign returns it, or by email address, comma-separated',
			most: mostPushed,
			displayOptions: { show: { which: ['selected'] } },
		}),
		filters: pushFilters,
	},
	optional: {
		body: {
			archivedFromAllCampaign: yesOrNo(
				'Archive in All Campaigns',
				'archivedFromAllCampaign',
				'Whether to archive the leads in every campaign they are in',
			),
		},
	},
	fields: [
		notice(
			'effectNotice',
			'Archive in All Campaigns, in Options, archives the leads in every campaign they are in.',
		),
	],
	destructive: true,
});
