import { operation } from '../../../engine/spec/operation';
import { report } from './report';

export const followUpReplyRate = operation({
	id: 'analytics.followUpReplyRate',
	name: 'Get Follow-Up Reply Rate',
	action: 'Get reply rate of follow ups',
	description: 'Retrieve the share of follow-ups that were answered, in percent',
	request: 'GET /analytics/campaign/follow-up-reply-rate',
	...report,
});
