import type { INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../engine/problem';
import { onBehalfOf, type Encoded, type Parameters } from '../engine/spec/parameter';
import { timeOf } from '../engine/spec/date';

const from: INodeProperties = {
	displayName: 'From',
	name: 'fromTime',
	type: 'dateTime',
	default: '={{ $now.minus({ days: 1 }).toISO() }}',
	required: true,
	description: 'Start of the time range. By default, a day ago.',
};

const to: Encoded = {
	field: {
		displayName: 'To',
		name: 'toTime',
		type: 'dateTime',
		default: '={{ $now.toISO() }}',
		required: true,
		description: 'End of the time range. By default, now.',
	},
	encode(value, read) {
		const end = timeOf(value, read);
		// ISO 8601 in UTC: the order of the texts is that of the times.
		if (end < onBehalfOf(from, () => timeOf(read(from.name), read))) {
			throw new InvalidValue("must not be before 'From'");
		}
		return end;
	},
};

/** A span between two times, the last 24 hours unless changed. */
export const timeSpan = { fromTime: from, toTime: to } satisfies Parameters;
