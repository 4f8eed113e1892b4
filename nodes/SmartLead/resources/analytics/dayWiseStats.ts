import { operation } from '../../../engine/spec/operation';
import { report } from './report';

export const dayWiseStats = operation({
	id: 'analytics.dayWiseStats',
	name: 'Get by Day',
	action: 'Get analytics by day',
	description:
		'Retrieve the emails sent, opened, replied and bounced on each day, one item per day',
	request: 'GET /analytics/day-wise-overall-stats',
	...report,
	list: { paths: ['data.day_wise_stats'] },
});
