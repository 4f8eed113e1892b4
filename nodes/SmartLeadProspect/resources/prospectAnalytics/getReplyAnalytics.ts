import { operation } from '../../../engine/spec/operation';

export const getReplyAnalytics = operation({
	id: 'prospect.getReplyAnalytics',
	name: 'Get Reply Analytics',
	action: 'Get reply analytics',
	description: 'Retrieve how many fetched contacts have replied, this month and the month before',
	request: 'GET /search-email-leads/reply-analytics',
	figures: true,
});
