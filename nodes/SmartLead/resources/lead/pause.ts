import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { lead } from '../../../fields/lead';

export const pause = operation({
	id: 'campaignLead.pause',
	name: 'Pause',
	action: 'Pause a lead, stop its sequence',
	description: 'Stop emailing a lead of a campaign until it is resumed',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_id}/pause',
	path: { campaign_id: campaign, lead_id: lead },
	idempotent: true,
});
