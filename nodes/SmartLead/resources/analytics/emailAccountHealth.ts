import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { asText } from '../../../fields/encode';
import { yesOrNo } from '../../../fields/plain';
import { fullReport, ofCampaigns } from './report';

const isBounced = asText(
	yesOrNo(
		'Bounced',
		'isBounced',
		'Whether to return only email accounts with bounces (on) or only those without (off)',
	),
);

export const emailAccountHealth = operation({
	id: 'analytics.mailboxHealth',
	name: 'Get by Email Account',
	action: 'Get analytics by email account (mailbox health)',
	description:
		'Retrieve the emails sent, opened, replied and bounced per email account in a date range, one item per email account',
	request: 'GET /analytics/mailbox/name-wise-health-metrics',
	...fullReport,
	filters: { query: { ...ofCampaigns, is_bounced: isBounced } },
	list: { paths: ['data.email_health_metrics'], pages: byOffset({ size: 100, asText: true }) },
});
