import { operation } from '../../../engine/spec/operation';
import { anyDays } from '../../../fields/dateRange';
import { ofCampaigns, reportOptions } from '../../../fields/report';

export const leadToReplyTime = operation({
	id: 'analytics.leadToReplyTime',
	name: 'Get Times to Reply',
	action: 'Get times to reply',
	description: 'Retrieve how long leads took to reply, one item per time bucket',
	request: 'GET /analytics/campaign/lead-to-reply-time',
	query: anyDays,
	filters: { query: ofCampaigns },
	optional: { query: reportOptions },
	list: { paths: ['data.lead_to_reply_time'] },
	figures: true,
});
