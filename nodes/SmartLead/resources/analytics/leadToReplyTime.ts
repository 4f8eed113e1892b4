import { operation } from '../../../engine/spec/operation';
import { report } from './report';

export const leadToReplyTime = operation({
	id: 'analytics.leadToReplyTime',
	name: 'Get Times to Reply',
	action: 'Get times to reply',
	description: 'Retrieve how long leads took to reply, one item per time bucket',
	request: 'GET /analytics/campaign/lead-to-reply-time',
	...report,
	list: { paths: ['data.lead_to_reply_time'] },
});
