import type { Encoded, List } from '../../engine/operation';
import { byOffset } from '../../engine/pages';
import { asMaxLength } from '../../fields/encode';

/** What the names of the list must contain; SmartLead looks for it itself. */
export const search: Encoded = asMaxLength(
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. senior',
		description: 'Only values with this text in their name',
	},
	255,
);

/** A list of filter values, at most 100 at once, with the numbers sent as text. */
export const filterValues: List = {
	at: ['data'],
	pages: byOffset({ size: 100, asText: true }),
};
