import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { fullReport, ofClients } from './report';

export const clientPerformance = operation({
	id: 'analytics.clientPerformance',
	name: 'Get by Client',
	action: 'Get analytics by client (client report)',
	description:
		'Retrieve the emails sent, opened, replied and bounced per client in a date range, one item per client',
	request: 'GET /analytics/client/overall-stats',
	...fullReport,
	filters: { query: ofClients },
	list: { paths: ['data.client_wise_performance'], pages: byOffset({ size: 100, asText: true }) },
	// Flat, as a row of a table.
	simplify: {
		client_id: 'client_id',
		client_name: 'client_name',
		total_campaigns_count: 'total_campaigns_count',
		sent: 'campaign_stats.sent',
		opened: 'campaign_stats.opened',
		replied: 'campaign_stats.replied',
		positive_replied: 'campaign_stats.positive_replied',
		open_rate: 'campaign_stats.open_rate',
		reply_rate: 'campaign_stats.reply_rate',
		client_health: 'campaign_stats.client_health',
	},
});
