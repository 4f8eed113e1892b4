import { InvalidValue } from '../../../engine/problem';
import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { timeOf } from '../../../engine/spec/date';
import { isEmpty } from '../../../engine/spec/value';
import { dateTime } from '../../../fields/plain';

const from = dateTime(
	'From',
	'eventTimeFrom',
	'Only activities after this time. Any ISO 8601 date.',
);

const to = dateTime('To', 'eventTimeTo', "Only activities before this time. Needs 'From' as well.");

export const getActivities = operation({
	id: 'lead.getActivities',
	name: 'Get Activities',
	action: 'Get activities of leads (lead history)',
	description:
		'Retrieve what happened to the leads of all campaigns: sent, opened, clicked, replied',
	request: 'GET /campaigns/all-leads-activities',
	filters: {
		query: {
			event_time_from: from,
			event_time_to: {
				field: to,
				encode(value, read) {
					if (isEmpty(read(from.name))) throw new InvalidValue("needs 'From' as well");
					return timeOf(value, read);
				},
			},
		},
	},
	list: { paths: ['data'], pages: byOffset({ size: 1000, total: 'total', more: 'hasMore' }) },
});
