import { operation } from '../../../engine/spec/operation';
import { reportBySentTime } from './report';

export const dayWisePositiveRepliesBySentTime = operation({
	id: 'analytics.dayWisePositiveRepliesBySentTime',
	name: 'Get Positive Replies by Day of Sending',
	action: 'Get positive replies by day of sending',
	description:
		'Retrieve how many positive replies came to the emails sent on each day, one item per day of sending',
	request: 'GET /analytics/day-wise-positive-reply-stats-by-sent-time',
	...reportBySentTime,
	list: { paths: ['data.day_wise_stats'] },
});
