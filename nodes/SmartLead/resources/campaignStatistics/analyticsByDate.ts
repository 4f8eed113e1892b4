import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { days, timeZone } from '../../../fields/dateRange';

export const analyticsByDate = operation({
	id: 'campaignStatistics.analyticsByDate',
	name: 'Get Totals by Date',
	action: 'Get campaign totals in a date range (report)',
	description: "Retrieve a campaign's totals for a date range",
	request: 'GET /campaigns/{campaign_id}/analytics-by-date',
	path: { campaign_id: campaign },
	query: days,
	optional: { query: { time_zone: timeZone } },
	figures: true,
});
