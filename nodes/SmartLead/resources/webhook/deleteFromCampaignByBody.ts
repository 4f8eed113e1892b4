import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { campaignWebhook } from '../../../fields/webhook';

export const deleteFromCampaignByBody = operation({
	id: 'campaignWebhook.deleteByBody',
	name: 'Delete From Campaign (ID in Body)',
	action: 'Delete a webhook from a campaign with the older request',
	description:
		'Delete a webhook of a campaign as SmartLead documented it before. Delete From Campaign tries this form by itself.',
	request: 'DELETE /campaigns/{campaign_id}/webhooks',
	path: { campaign_id: campaign },
	body: { id: campaignWebhook },
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
