import { operation } from '../../../engine/spec/operation';
import { ofClients } from './report';

export const emailAccountOverallStats = operation({
	id: 'analytics.mailboxOverallStats',
	name: 'Get Email Account Totals',
	action: 'Get email account totals',
	description:
		'Retrieve how many email accounts are connected, in use, disconnected or without warmup',
	request: 'GET /analytics/mailbox/overall-stats',
	filters: { query: ofClients },
	// Flat, as a row of a table.
	figures: true,
	simplify: {
		total_connected: 'overall_mailbox_stats.total_connected',
		in_use: 'overall_mailbox_stats.in_use',
		disconnected: 'overall_mailbox_stats.disconnected',
		enabled_without_warmup: 'overall_mailbox_stats.enabled_without_warmup',
	},
});
