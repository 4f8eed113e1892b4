import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getScheduleHistory = operation({
	id: 'smartDelivery.getScheduleHistory',
	name: 'Get Schedule History',
	action: 'Get schedule history of a test',
	description: 'Retrieve the runs of an automated test with their results, one item per run',
	request: 'GET /spam-test/report/{spam_test_id}/schedule-history',
	path: { spam_test_id: spamTest },
	list: { paths: ['', 'data'] },
});
