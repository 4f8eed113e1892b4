import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { leadInCampaign } from '../../../fields/lead';
import { notice } from '../../../fields/plain';

export const markComplete = operation({
	id: 'campaignLead.markComplete',
	name: 'Mark as Complete',
	action: 'Mark a lead as complete',
	description:
		'End the sequence for a lead of a campaign. It gets no further emails from that campaign.',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_map_id}/manual-complete',
	path: { campaign_id: campaign, lead_map_id: leadInCampaign },
	fields: [notice('effectNotice', 'The lead gets no further emails from this campaign.')],
	destructive: true,
	idempotent: true,
});
