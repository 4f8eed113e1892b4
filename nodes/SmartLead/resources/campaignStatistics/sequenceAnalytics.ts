import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { days, timeZone } from '../../../fields/dateRange';

export const sequenceAnalytics = operation({
	id: 'campaignStatistics.sequenceAnalytics',
	name: 'Get by Step',
	action: 'Get campaign statistics by step',
	description: 'Retrieve performance per step and variant of a campaign, one item per step',
	request: 'GET /campaigns/{campaign_id}/sequence-analytics',
	path: { campaign_id: campaign },
	query: days,
	optional: { query: { time_zone: timeZone } },
	list: { paths: ['data.sequences', 'sequences', 'data'] },
	figures: true,
});
