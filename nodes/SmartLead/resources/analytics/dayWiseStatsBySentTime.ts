import { operation } from '../../../engine/spec/operation';
import { reportBySentTime } from './report';

export const dayWiseStatsBySentTime = operation({
	id: 'analytics.dayWiseStatsBySentTime',
	name: 'Get by Day of Sending',
	action: 'Get analytics by day of sending',
	description: 'Retrieve the results of the emails sent on each day, one item per day of sending',
	request: 'GET /analytics/day-wise-overall-stats-by-sent-time',
	...reportBySentTime,
	list: { paths: ['data.day_wise_stats'] },
});
