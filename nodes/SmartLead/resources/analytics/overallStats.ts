import { operation } from '../../../engine/spec/operation';
import { asText } from '../../../fields/encode';
import { yesOrNo } from '../../../fields/plain';
import { fullReport, ofCampaigns } from './report';

const isAgency = asText(yesOrNo('Agency', 'isAgency', 'Whether to count agency accounts only'));

export const overallStats = operation({
	id: 'analytics.overallStats',
	name: 'Get Totals',
	action: 'Get account totals (monthly report)',
	description:
		'Retrieve the totals of all campaigns in a date range: sent, opened, replied, bounced',
	request: 'GET /analytics/overall-stats-v2',
	...fullReport,
	filters: { query: { ...ofCampaigns, is_agency: isAgency } },
	// Flat, as a row of a table.
	simplify: {
		sent: 'overall_stats.sent',
		opened: 'overall_stats.opened',
		replied: 'overall_stats.replied',
		positive_replied: 'overall_stats.positive_replied',
		bounced: 'overall_stats.bounced',
		unique_lead_count: 'overall_stats.unique_lead_count',
		open_rate: 'overall_stats.open_rate',
		reply_rate: 'overall_stats.reply_rate',
		positive_reply_rate: 'overall_stats.positive_reply_rate',
		bounce_rate: 'overall_stats.bounce_rate',
	},
});
