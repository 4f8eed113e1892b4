import { operation } from '../../../engine/spec/operation';
import { ofClients } from './report';

export const campaignStatusStats = operation({
	id: 'analytics.campaignStatusStats',
	name: 'Get Campaign Counts by Status',
	action: 'Get campaign counts by status',
	description: 'Retrieve how many campaigns are started, paused or completed, one item per status',
	request: 'GET /analytics/campaign/status-stats',
	filters: { query: ofClients },
	list: { paths: ['data.campaign_status_stats'] },
	figures: true,
});
