import { operation } from '../../../engine/spec/operation';
import { fullReport } from './report';

export const campaignResponseStats = operation({
	id: 'analytics.campaignResponseStats',
	name: 'Get Replies by Campaign',
	action: 'Get replies by campaign',
	description:
		'Retrieve how many replies of each campaign were positive, neutral or negative, one item per campaign',
	request: 'GET /analytics/campaign/response-stats',
	...fullReport,
	list: { paths: ['data.campaign_wise_response_stats'] },
});
