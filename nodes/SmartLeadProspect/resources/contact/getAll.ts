import type { IDataObject } from 'n8n-workflow';

import { unreadable } from '../../../engine/http/errors';
import { rowsOf } from '../../../engine/run/answer';
import { wantedRows } from '../../../engine/run/output';
import { byOffset } from '../../../engine/run/pages';
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

const pages = byOffset({
	size: 1000,
	in: 'body',
	total: 'data.totalCount',
	more: 'data.pagination.hasMore',
});

const list: List = { paths: contactsAt, pages };

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
			const ask = async (page: IDataObject) => {
				const body = { ...request.body, ...page };
				const answer = await send({ ...request, body });
				const rows = rowsOf(answer, list);
				if (!rows) throw unreadable(request);
				return { rows, answer };
			};
			const all: IDataObject[] = [];
			if (areSelected(read)) return (await ask({})).rows.slice(0, wanted).map((json) => ({ json }));
			for await (const { rows } of pages.pages(ask, wanted)) for (const row of rows) all.push(row);
			return all.slice(0, wanted).map((json) => ({ json }));
		},
	},
});
