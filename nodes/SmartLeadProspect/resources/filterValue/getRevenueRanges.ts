import { operation } from '../../../engine/spec/operation';

export const getRevenueRanges = operation({
	id: 'prospect.getRevenueRanges',
	name: 'Get Revenue Ranges',
	action: 'Get revenue ranges to filter contacts by',
	description: 'Retrieve a list of the company revenues that a search can filter by',
	request: 'GET /search-email-leads/revenue',
	list: { paths: ['data'] },
});
