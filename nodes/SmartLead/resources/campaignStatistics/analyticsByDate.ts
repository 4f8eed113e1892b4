import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { days, timeZone } from '../../../fields/dateRange';

export const analyticsByDate = operation({
	id: 'campaignStatistics.analyticsByDate',
	name: 'Get Totals by Date',
	action: 'Get campaign report by date',
	description: 'Retrieve what a campaign has come to in a span of days',
	request: 'GET /campaigns/{campaign_id}/analytics-by-date',
	path: { campaign_id: campaign },
	query: days,
	optional: { query: { time_zone: timeZone } },
	figures: true,
});
