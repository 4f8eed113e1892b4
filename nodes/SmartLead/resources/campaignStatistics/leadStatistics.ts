import { operation } from '../../../engine/operation';
import { byOffset } from '../../../engine/pages';
import { campaign } from '../../../fields/campaign';
import { dayOf } from '../../../engine/value';

export const leadStatistics = operation({
	id: 'campaignStatistics.leadStatistics',
	name: 'Get by Lead',
	action: 'Get campaign statistics by lead',
	description: 'Retrieve what each lead of a campaign has come to, one item per lead',
	request: 'GET /campaigns/{campaign_id}/leads-statistics',
	path: { campaign_id: campaign },
	optional: {
		query: {
			event_time_gt: {
				field: {
					displayName: 'Active After',
					name: 'eventTimeGt',
					type: 'dateTime',
					default: '',
					description: 'Only leads with any activity after this day',
				},
				encode: dayOf,
			},
		},
	},
	list: { at: ['data'], pages: byOffset({ size: 100, more: 'hasMore' }) },
});
