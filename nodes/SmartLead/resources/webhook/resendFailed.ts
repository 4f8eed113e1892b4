import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { timeSpan } from '../../../fields/timeSpan';

export const resendFailed = operation({
	id: 'campaignWebhook.retriggerFailed',
	name: 'Resend Failed',
	action: 'Resend failed webhook events of a campaign',
	description:
		'Make SmartLead resend the events that could not be delivered to the webhooks of a campaign. Workflows that these events start run again.',
	request: 'POST /campaigns/{campaign_id}/webhooks/retrigger-failed-events',
	unsettled: 'events that come again look like those that came before',
	path: { campaign_id: campaign },
	body: timeSpan,
});
