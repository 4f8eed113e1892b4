import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { fullReport } from './report';

export const campaignPerformance = operation({
	id: 'analytics.campaignPerformance',
	name: 'Get by Campaign',
	action: 'Get campaign analytics: performance, open, reply, bounce rates',
	description:
		'Retrieve the emails sent, opened, replied and bounced per campaign in a date range, one item per campaign',
	request: 'GET /analytics/campaign/overall-stats',
	...fullReport,
	list: { paths: ['data.campaign_wise_performance'], pages: byOffset({ size: 100, asText: true }) },
	simplify: {
		id: 'id',
		campaign_name: 'campaign_name',
		sent: 'sent',
		opened: 'opened',
		replied: 'replied',
		positive_replied: 'positive_replied',
		bounced: 'bounced',
		open_rate: 'open_rate',
		reply_rate: 'reply_rate',
		bounce_rate: 'bounce_rate',
	},
});
