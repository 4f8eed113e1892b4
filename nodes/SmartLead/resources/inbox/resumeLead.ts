import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { leadInCampaign } from '../../../fields/lead';
import { notice, number } from '../../../fields/plain';

export const resumeLead = operation({
	id: 'inbox.resumeLead',
	name: 'Resume Lead',
	action: 'Resume a lead from the inbox',
	description: 'Resume the sequence for a paused lead. It gets further emails.',
	request: 'PATCH /master-inbox/resume-lead',
	unsettled: 'a lead that goes on looks like one that was never paused',
	body: { campaign_id: campaign, email_lead_map_id: leadInCampaign },
	optional: {
		body: {
			resume_delay_days: number(
				'Delay (Days)',
				'delayDays',
				0,
				{ minValue: 0 },
				'How many days to wait before the next email',
			),
		},
	},
	fields: [notice('sendsNotice', 'A resumed lead gets further emails from the campaign.')],
	sendsEmail: true,
});
