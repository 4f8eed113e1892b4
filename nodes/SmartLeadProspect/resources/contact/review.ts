import { operation } from '../../../engine/spec/operation';
import { fetchedSearch } from '../../fields/search';

export const review = operation({
	id: 'prospect.reviewContacts',
	name: 'Review',
	action: 'Review contacts (verify email addresses)',
	description: 'Refresh the figures and verification results of the contacts of a fetched search',
	request: 'PATCH /search-email-leads/review-contacts/{filter_id}',
	path: { filter_id: fetchedSearch },
	idempotent: true,
});
