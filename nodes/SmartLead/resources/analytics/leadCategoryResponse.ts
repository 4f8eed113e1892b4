import { operation } from '../../../engine/spec/operation';
import { anyDays } from '../../../fields/dateRange';
import { ofCampaigns, reportOptions } from '../../../fields/report';

export const leadCategoryResponse = operation({
	id: 'analytics.leadCategoryResponse',
	name: 'Get Replies by Category',
	action: 'Get replies by lead category',
	description: 'Retrieve how many replies fell into each lead category, one item per category',
	request: 'GET /analytics/lead/category-wise-response',
	query: anyDays,
	filters: { query: ofCampaigns },
	optional: { query: reportOptions },
	list: { paths: ['data.lead_responses_by_category'] },
	figures: true,
});
