import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { lead } from '../../../fields/lead';
import { notice } from '../../../fields/plain';

export const unsubscribe = operation({
	id: 'campaignLead.unsubscribe',
	name: 'Unsubscribe',
	action: 'Unsubscribe a lead from a campaign (opt out)',
	description:
		'Unsubscribe a lead from one campaign, for good. Other campaigns still email the lead.',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_id}/unsubscribe',
	path: { campaign_id: campaign, lead_id: lead },
	fields: [
		notice(
			'effectNotice',
			'This cannot be undone: the lead gets no further emails from this campaign.',
		),
	],
	destructive: true,
	idempotent: true,
});
