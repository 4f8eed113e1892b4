import { operation } from '../../../engine/spec/operation';
import { report } from './report';

export const leadsForFirstReply = operation({
	id: 'analytics.leadsForFirstReply',
	name: 'Get Leads per First Reply',
	action: 'Get leads per first reply',
	description: 'Retrieve the average number of leads contacted per first reply',
	request: 'GET /analytics/campaign/leads-take-for-first-reply',
	...report,
});
