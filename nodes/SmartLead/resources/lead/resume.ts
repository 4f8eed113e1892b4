import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { lead } from '../../../fields/lead';
import { notice, number } from '../../../fields/plain';

export const resume = operation({
	id: 'campaignLead.resume',
	name: 'Resume',
	action: 'Resume a lead',
	description: 'Resume the sequence for a paused lead. It gets further emails.',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_id}/resume',
	unsettled: 'a lead that goes on looks like one that was never paused',
	path: { campaign_id: campaign, lead_id: lead },
	optional: {
		body: {
			resume_lead_with_delay_days: number(
				'Delay (Days)',
				'delayDays',
				0,
				{ minValue: 0 },
				'How many days to wait before the next email. Without it, the delay of the step counts.',
			),
		},
	},
	fields: [notice('resumeNotice', 'A resumed lead gets further emails from the campaign.')],
	sendsEmail: true,
	refusals: ['This is the last sequence. You cannot resume this lead.', 'Invalid lead id'],
});
