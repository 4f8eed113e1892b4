import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { timeSpan } from '../../../fields/timeSpan';

export const resendFailed = operation({
	id: 'campaignWebhook.retriggerFailed',
	name: 'Resend Failed',
	action: 'Resend failed webhook events of a campaign',
	description:
		'Have SmartLead send the events again that did not reach the webhooks of a campaign. Workflows that they start run.',
	request: 'POST /campaigns/{campaign_id}/webhooks/retrigger-failed-events',
	unsettled: 'events that come again look like those that came before',
	path: { campaign_id: campaign },
	body: timeSpan,
});
