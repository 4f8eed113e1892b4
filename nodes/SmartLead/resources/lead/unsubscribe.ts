import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { lead } from '../../../fields/lead';

export const unsubscribe = operation({
	id: 'campaignLead.unsubscribe',
	name: 'Unsubscribe',
	action: 'Unsubscribe a lead from a campaign',
	description: 'Unsubscribe a lead from one campaign, for good. Other campaigns still reach it.',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_id}/unsubscribe',
	path: { campaign_id: campaign, lead_id: lead },
	destructive: true,
	idempotent: true,
});
