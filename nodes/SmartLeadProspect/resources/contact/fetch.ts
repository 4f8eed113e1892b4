import { valueAt } from '../../../engine/json';
import { itemsOf, rowsOf } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { notice, wholeNumber } from '../../../fields/plain';
import {
	contactIds,
	contactsAt,
	showFor,
	simplifiedContact,
	whichContacts,
} from '../../fields/contact';
import { anySearch } from '../../fields/search';

/** The most contacts that one answer shows, whatever was bought. */
const shownAtOnce = 1000;

const count = {
	displayName: 'Number of Contacts',
	name: 'count',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10_000, numberPrecision: 0 },
	// None: how much is spent is for a person to say.
	default: 0,
	required: true,
	description: 'How many contacts of the search to buy',
} as const;

export const fetch = operation({
	id: 'prospect.fetchContacts',
	name: 'Fetch and Buy',
	action: 'Fetch and buy contacts (leads)',
	description: 'Buy the email addresses of contacts that a search has found. Spends credits.',
	request: 'POST /search-email-leads/fetch-contacts',
	unsettled: 'the contacts of a search may have been fetched before',
	leadingFields: [
		notice(
			'costNotice',
			'This spends lead credits of your SmartLead plan for the contacts that it fetches, for each input item anew; items that ask for the same pay once. Fetching the same in another run may spend them again: Get Many returns what was fetched before at no cost.',
		),
		whichContacts(
			{
				name: 'First of the Search',
				description: 'The number of contacts below, from the start of the search',
			},
			'Which contacts of the search to buy',
		),
	],
	body: {
		filter_id: anySearch,
		id: contactIds(),
		limit: showFor('search', count),
	},
	optional: {
		body: {
			visual_offset: wholeNumber(
				'Skip in Output',
				'visualOffset',
				0,
				{ minValue: 0 },
				'How many of the bought contacts to skip at the start of the output',
			),
		},
	},
	fixed: { body: { visual_limit: shownAtOnce } },
	simplify: simplifiedContact,
	deduplicate: true,
	cost: 'credits',
	rows(answer, { remark }) {
		// An answer in another form holds what was paid for all the same.
		const rows = rowsOf(answer, { paths: contactsAt }) ?? itemsOf(answer);
		const bought = Number(valueAt(answer, 'data.total_count') ?? rows.length);
		if (rows.length >= shownAtOnce && bought > rows.length) {
			remark(
				`SmartLead fetched ${bought.toLocaleString('en')} contacts and shows ${rows.length.toLocaleString('en')} of them here. Get Many returns them all.`,
			);
		}
		return rows;
	},
});
