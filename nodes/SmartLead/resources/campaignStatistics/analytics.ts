import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';

export const analytics = operation({
	id: 'campaignStatistics.analytics',
	name: 'Get Totals',
	action: 'Get campaign totals: opens, clicks, replies, bounces',
	description: "Retrieve a campaign's totals: sent, opened, clicked, replied, bounced",
	request: 'GET /campaigns/{campaign_id}/analytics',
	path: { campaign_id: campaign },
	figures: true,
});
