import type { Encoded } from '../../../engine/operation';
import { InvalidValue } from '../../../engine/problem';
import { idOf, listOf } from '../../../engine/value';

/** The most leads that one request may name (lead list pages). */
const most = 10_000;

/** The ids of the leads to push, unless all that match are meant. */
export const leadIdsToPush = (displayName: string, name: string, description: string): Encoded => ({
	field: {
		displayName,
		name,
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 123, 456',
		description,
		displayOptions: { show: { which: ['selected'] } },
	},
	encode(value, read) {
		if (read('which') === 'all') return undefined;
		const ids = listOf(value ?? []).map(idOf);
		if (ids.length === 0) throw new InvalidValue('is empty');
		if (ids.length > most) throw new InvalidValue(`takes at most ${most} IDs, not ${ids.length}`);
		return ids;
	},
});
