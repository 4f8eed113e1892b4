import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { client } from '../../../fields/client';
import { addedDays, timeZone } from '../../../fields/dateRange';
import { secretText } from '../../../fields/plain';

export const emailAccountStatistics = operation({
	id: 'campaignStatistics.mailboxStatistics',
	name: 'Get by Email Account',
	action: 'Get campaign statistics by email account',
	description:
		'Retrieve the emails sent, opened, replied and bounced per email account of a campaign, one item per email account',
	request: 'GET /campaigns/{campaign_id}/mailbox-statistics',
	path: { campaign_id: campaign },
	filters: {
		query: {
			client_id: client,
			end_date: addedDays.end_date,
			start_date: addedDays.start_date,
		},
	},
	optional: {
		query: {
			private_api_key: secretText(
				'Private API Key',
				'privateApiKey',
				'e.g. 8f14e45fceea',
				'A second key, where SmartLead gave you one for this',
			),
			time_zone: timeZone,
		},
	},
	list: { paths: ['data'], pages: byOffset({ size: 20 }) },
	figures: true,
});
