import { operation } from '../../../engine/spec/operation';
import { reportBySentTime } from './report';

export const dayWisePositiveRepliesBySentTime = operation({
	id: 'analytics.dayWisePositiveRepliesBySentTime',
	name: 'Get Positive Replies by Day of Sending',
	action: 'Get positive replies by day of sending',
	description:
		'Retrieve how many positive replies the emails of each day have brought, one item per day on which they were sent',
	request: 'GET /analytics/day-wise-positive-reply-stats-by-sent-time',
	...reportBySentTime,
	list: { paths: ['data.day_wise_stats'] },
});
