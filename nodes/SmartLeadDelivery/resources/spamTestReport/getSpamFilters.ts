import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getSpamFilters = operation({
	id: 'smartDelivery.getSpamFilterReport',
	name: 'Get Spam Filters',
	action: 'Get spam filter results of a test',
	description: 'Retrieve which spam filters the emails triggered and why, by sender',
	request: 'GET /spam-test/report/{spam_test_id}/spam-filter-details',
	path: { spam_test_id: spamTest },
	list: { paths: ['', 'data'], unfold: { path: 'spam_filter_details', prefix: 'filter' } },
});
