import { operation } from '../../../engine/spec/operation';
import { anyDays } from '../../../fields/dateRange';
import { ofCampaigns, reportOptions } from '../../../fields/report';

export const dayWiseStats = operation({
	id: 'analytics.dayWiseStats',
	name: 'Get by Day',
	action: 'Get analytics by day',
	description: 'Retrieve what was sent, opened, replied and bounced on each day, one item per day',
	request: 'GET /analytics/day-wise-overall-stats',
	query: anyDays,
	filters: { query: ofCampaigns },
	optional: { query: reportOptions },
	list: { paths: ['data.day_wise_stats'] },
	figures: true,
});
