import { wantedRows } from '../../../engine/run/output';
import { byOffset, listOf } from '../../../engine/run/pages';
import type { List } from '../../../engine/spec/list';
import { operation } from '../../../engine/spec/operation';
import { choice, option, text } from '../../../fields/plain';
import {
	areSelected,
	contactIds,
	contactsAt,
	showFor,
	simplifiedContact,
	whichContacts,
} from '../../fields/contact';
import { fetchedSearch } from '../../fields/search';

const list: List = {
	paths: contactsAt,
	pages: byOffset({
		size: 1000,
		in: 'body',
		total: 'data.totalCount',
		more: 'data.pagination.hasMore',
	}),
};

export const getAll = operation({
	id: 'prospect.getContacts',
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'Retrieve a list of contacts that were fetched before. Spends no credits.',
	request: 'POST /search-email-leads/get-contacts',
	leadingFields: [
		whichContacts(
			{ name: 'All of a Search', description: 'All contacts fetched from a search' },
			'Which contacts to return',
		),
	],
	body: { filter_id: showFor('search', fetchedSearch), id: contactIds(200) },
	filters: {
		body: {
			catch_all_status: choice(
				'Catch-All Status',
				'catchAllStatus',
				'catch_all_verified',
				'Only contacts whose address at a catch-all domain has this status',
				[
					option('Bounced', 'catch_all_bounced'),
					option('Hard Bounced', 'catch_all_hard_bounced'),
					option('Soft Bounced', 'catch_all_soft_bounced'),
					option('Unknown', 'catch_all_unknown'),
					option('Verified', 'catch_all_verified'),
				],
			),
			search: text(
				'Search Text',
				'search',
				'e.g. Smith',
				'Only contacts with this in their first, last or full name',
			),
			verification_status: choice(
				'Verification Status',
				'verificationStatus',
				'valid',
				'Only contacts whose address has this verification status',
				[option('Catch-All', 'catch_all'), option('Invalid', 'invalid'), option('Valid', 'valid')],
			),
		},
	},
	list,
	simplify: simplifiedContact,
	readOnly: true,
	custom: {
		because: 'named contacts come all at once and take no page, those of a search come in pages',
		async run({ request, read, send }) {
			const wanted = wantedRows(read, list);
			const paged = areSelected(read) ? { paths: contactsAt } : list;
			const rows = await listOf(request, paged, send, wanted);
			return rows.slice(0, wanted).map((json) => ({ json }));
		},
	},
});
