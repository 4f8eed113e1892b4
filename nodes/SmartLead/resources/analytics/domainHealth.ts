import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { fullReport } from './report';

export const domainHealth = operation({
	id: 'analytics.domainHealth',
	name: 'Get by Domain',
	action: 'Get analytics by domain',
	description:
		'Retrieve the emails sent, opened, replied and bounced per sending domain in a date range, one item per domain',
	request: 'GET /analytics/mailbox/domain-wise-health-metrics',
	...fullReport,
	list: { paths: ['data.domain_health_metrics'], pages: byOffset({ size: 100, asText: true }) },
});
