import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { fullReport } from './report';

export const domainHealth = operation({
	id: 'analytics.domainHealth',
	name: 'Get by Domain',
	action: 'Get analytics by domain',
	description:
		'Retrieve what each sending domain has sent and received in a span of days, one item per domain',
	request: 'GET /analytics/mailbox/domain-wise-health-metrics',
	...fullReport,
	list: { paths: ['data.domain_health_metrics'], pages: byOffset({ size: 100, asText: true }) },
});
