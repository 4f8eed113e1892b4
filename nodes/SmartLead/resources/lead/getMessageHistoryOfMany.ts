import { isList, isNothing, isObject, valueAt } from '../../../engine/json';
import { inheritedValues, rowsOf } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { valueOf } from '../../../engine/spec/parameter';
import { campaign } from '../../../fields/campaign';
import { leads } from '../../../fields/lead';
import { conversation } from '../../../fields/lists';
import { choice, dateTime, decisive, option } from '../../../fields/plain';

const leadIds = leads({
	displayName: 'Lead IDs or Emails',
	name: 'leadIds',
	description: 'The leads, by ID or email address, comma-separated',
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
			field: decisive(
				choice('Leads', 'whichLeads', 'selected', 'Whose emails to return', [
					option('All of the Campaign', 'all'),
					option('Selected', 'selected'),
				]),
			),
			encode: (which, read) => (which === 'all' ? null : valueOf(leadIds, read)),
		},
	},
	fields: [leadIds.field],
	filters: {
		query: {
			event_time_gt: dateTime(
				'Active After',
				'eventTimeGt',
				'Only emails with any activity after this time. Any ISO 8601 date.',
			),
		},
	},
	readOnly: true,
	rows(answer) {
		const found = [valueAt(answer, 'data'), answer].find(
			(one) => isObject(one) || Array.isArray(one),
		);
		if (found === undefined) return undefined;
		const leadsFound = conversationsIn(found);
		if (leadsFound.length === 0) return isNothing(found) || isEmptyList(found) ? [] : undefined;
		const rows = leadsFound.map(([id, emails]) => {
			const messages = isNothing(emails) ? [] : rowsOf(emails, conversation);
			return (
				messages && {
					lead_id: Number(id),
					...inheritedValues(emails, conversation.inherited),
					messages,
				}
			);
		});
		// A conversation in another form is no conversation without messages.
		return rows.every((row) => row !== undefined) ? rows : undefined;
	},
});

/** The conversations by lead, from a map of them or a list. */
const conversationsIn = (found: unknown): Array<readonly [id: string, emails: unknown]> =>
	(isList(found)
		? found.map((emails) => [String(valueAt(emails, 'lead_id')), emails] as const)
		: Object.entries(found ?? {})
	).filter(([id]) => /^\d+$/.test(id));

const isEmptyList = (found: unknown): boolean => Array.isArray(found) && found.length === 0;
