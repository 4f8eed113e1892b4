import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { deletion } from '../../../fields/deletion';
import { campaignWebhook } from '../../../fields/webhook';

export const deleteFromCampaign = operation({
	id: 'campaignWebhook.delete',
	name: 'Delete From Campaign',
	action: 'Delete a webhook from a campaign',
	description: 'Delete a webhook of a campaign. It stops receiving events.',
	request: 'DELETE /campaigns/{campaign_id}/webhooks/{webhook_id}',
	path: { campaign_id: campaign, webhook_id: campaignWebhook },
	...deletion(
		'The webhook stops receiving events. A SmartLead Trigger that registered it receives nothing until its workflow is published again.',
	),
	fallback: {
		after: [404],
		form: (request) => ({
			...request,
			route: '/campaigns/{campaign_id}/webhooks',
			body: { id: request.path.webhook_id },
		}),
	},
});
