import { operation } from '../../../engine/spec/operation';
import { report } from './report';

export const leadCategoryResponse = operation({
	id: 'analytics.leadCategoryResponse',
	name: 'Get Replies by Category',
	action: 'Get replies by lead category',
	description: 'Retrieve how many replies fell into each lead category, one item per category',
	request: 'GET /analytics/lead/category-wise-response',
	...report,
	list: { paths: ['data.lead_responses_by_category'] },
});
