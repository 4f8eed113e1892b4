import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { leadInCampaign } from '../../../fields/lead';
import { notice } from '../../../fields/plain';

export const markComplete = operation({
	id: 'campaignLead.markComplete',
	name: 'Mark as Complete',
	action: 'Mark a lead as complete',
	description: 'End the sequence of a lead in a campaign. It gets no further email from it.',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_map_id}/manual-complete',
	path: { campaign_id: campaign, lead_map_id: leadInCampaign },
	fields: [notice('effectNotice', 'The lead gets no further emails from this campaign.')],
	destructive: true,
	idempotent: true,
});
