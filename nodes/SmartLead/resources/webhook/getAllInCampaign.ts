import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { campaignWebhooks } from '../../../fields/lists';

export const getAllInCampaign = operation({
	id: 'campaignWebhook.getAll',
	name: 'Get Many in Campaign',
	action: 'Get many webhooks in a campaign (list webhooks)',
	description:
		'Retrieve a list of the webhooks of a campaign, without those of its client and of the account',
	request: 'GET /campaigns/{campaign_id}/webhooks',
	path: { campaign_id: campaign },
	list: campaignWebhooks,
});
