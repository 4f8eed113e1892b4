import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { days } from '../../../fields/dateRange';

export const topLevelAnalyticsByDate = operation({
	id: 'campaignStatistics.topLevelAnalyticsByDate',
	name: 'Get Top-Level Totals by Date',
	action: 'Get main campaign figures in a date range (report)',
	description: 'Retrieve the main figures of a campaign in a date range',
	request: 'GET /campaigns/{campaign_id}/top-level-analytics-by-date',
	path: { campaign_id: campaign },
	query: days,
	figures: true,
});
