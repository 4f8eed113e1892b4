import { operation } from '../../../engine/spec/operation';
import { ofClients } from './report';

export const monthWiseClientCount = operation({
	id: 'analytics.monthWiseClientCount',
	name: 'Get Client Counts by Month',
	action: 'Get client counts by month',
	description: 'Retrieve how many clients there were in each month, one item per month',
	request: 'GET /analytics/client/month-wise-count',
	filters: { query: ofClients },
	list: { paths: ['data.monthly_stats'] },
	figures: true,
});
