import { operation } from '../../../engine/spec/operation';
import { report } from './report';

export const dayWisePositiveReplies = operation({
	id: 'analytics.dayWisePositiveReplies',
	name: 'Get Positive Replies by Day',
	action: 'Get positive replies by day',
	description: 'Retrieve how many positive replies came in on each day, one item per day',
	request: 'GET /analytics/day-wise-positive-reply-stats',
	...report,
	list: { paths: ['data.day_wise_stats'] },
});
