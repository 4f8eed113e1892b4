import { operation } from '../../../engine/spec/operation';
import { containing, filterValues } from '../../fields/filterValues';

export const getJobTitles = operation({
	id: 'prospect.getJobTitles',
	name: 'Get Job Titles',
	action: 'Get job titles to filter contacts by',
	description: 'Retrieve a list of the job titles that a search can filter by',
	request: 'GET /search-email-leads/job-title',
	filters: { query: { search: containing('e.g. engineer') } },
	list: filterValues,
});
