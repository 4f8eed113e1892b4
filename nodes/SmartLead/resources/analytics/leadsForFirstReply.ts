import { operation } from '../../../engine/spec/operation';
import { report } from './report';

export const leadsForFirstReply = operation({
	id: 'analytics.leadsForFirstReply',
	name: 'Get Leads per First Reply',
	action: 'Get leads per first reply',
	description: 'Retrieve how many leads it takes until the first of them replies',
	request: 'GET /analytics/campaign/leads-take-for-first-reply',
	...report,
});
