import { operation } from '../../../engine/operation';
import { around, at, isObject, rowsOf } from '../../../engine/answer';
import { unreadable } from '../../../engine/errors';
import { valueOf } from '../../../engine/parameter';
import { campaign } from '../../../fields/campaign';
import { leads } from '../../../fields/lead';
import { conversation } from '../../../fields/lists';

const leadIds = leads({
	displayName: 'Lead IDs or Emails',
	name: 'leadIds',
	description: 'The leads, by ID or address, with commas between them',
	most: 10_000,
	displayOptions: { show: { whichLeads: ['selected'] } },
});

export const getMessageHistoryOfMany = operation({
	id: 'campaignLead.getMessageHistoryBulk',
	name: 'Get Message History of Many',
	action: 'Get message history of many leads',
	description:
		'Retrieve the emails that were exchanged with several leads of a campaign, or with all, one item per lead',
	// The random-looking end belongs to the address: that is how it is documented.
	request: 'POST /campaigns/{campaign_id}/message-history-for-leads/bbfbdsFGHlBr76ruhjvh6fhHL',
	path: { campaign_id: campaign },
	body: {
		lead_ids: {
			field: {
				displayName: 'Leads',
				name: 'whichLeads',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'All of the Campaign', value: 'all' },
					{ name: 'Selected', value: 'selected' },
				],
				default: 'selected',
				description: 'Whose emails to return',
			},
			encode: (which, read) => (which === 'all' ? null : valueOf(leadIds, read)),
		},
	},
	fields: [leadIds.field],
	optional: {
		query: {
			event_time_gt: {
				displayName: 'Active After',
				name: 'eventTimeGt',
				type: 'dateTime',
				default: '',
				description: 'Only emails with any activity after this time. Any ISO 8601 date.',
			},
		},
	},
	readOnly: true,
	hatch: {
		because: 'the answer is a map from lead IDs to messages, which becomes one item per lead',
		async run({ request, send }) {
			const answer = await send(request);
			const map = [at(answer, 'data'), answer].find(isObject);
			if (!map) throw unreadable(request);
			return Object.entries(map)
				.filter(([id]) => /^\d+$/.test(id))
				.map(([id, messages]) => ({
					json: {
						lead_id: Number(id),
						// Who talks to whom, where the answer says it of the whole conversation.
						...around(messages, conversation.along),
						messages: rowsOf(messages, conversation) ?? [],
					},
				}));
		},
	},
});
