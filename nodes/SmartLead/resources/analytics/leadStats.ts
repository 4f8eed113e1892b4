import { operation } from '../../../engine/spec/operation';
import { report } from './report';

export const leadStats = operation({
	id: 'analytics.leadStats',
	name: 'Get Lead Totals',
	action: 'Get lead totals',
	description: 'Retrieve how many leads were emailed, for the first time or with a follow-up',
	request: 'GET /analytics/lead/overall-stats',
	...report,
	// Flat, as a row of a table.
	simplify: {
		total: 'lead_stats.count.total',
		new: 'lead_stats.count.new',
		follow_up: 'lead_stats.count.follow_up',
		new_percentage: 'lead_stats.percentage.new',
		follow_up_percentage: 'lead_stats.percentage.follow_up',
	},
});
