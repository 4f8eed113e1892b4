import { firstValueAt } from '../../../engine/json';
import { byCursor } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { contactsAt, simplifiedContact } from '../../fields/contact';
import { contactFilters } from '../../fields/contactFilters';

export const search = operation({
	id: 'prospect.searchContacts',
	name: 'Search',
	action: 'Search contacts to find leads',
	description:
		'Find contacts by role, company and location. Spends no credits. To get the addresses, use Fetch and Buy.',
	request: 'POST /search-email-leads/search-contacts',
	filters: { body: contactFilters },
	list: {
		paths: contactsAt,
		pages: byCursor({
			size: 500,
			in: 'body',
			parameter: 'scroll_id',
			next: ({ answer }) => firstValueAt(answer, ['data.scroll_id', 'scroll_id']),
			total: ['data.total_count', 'total_count'],
		}),
		// What Fetch asks for stands beside the list.
		inherited: { filter_id: ['data.filter_id', 'filter_id'] },
	},
	simplify: { ...simplifiedContact, filter_id: 'filter_id' },
	readOnly: true,
});
