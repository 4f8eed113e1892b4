import { operation } from '../../../engine/spec/operation';
import { category } from '../../../fields/category';
import { conversation, whereItIs } from '../../../fields/lead';
import { setOrRemove } from '../../../fields/setOrRemove';

const assigned = setOrRemove(category, {
	set: { name: 'Set Category', value: 'set' },
	remove: 'Remove Category',
	description: 'Whether to set a category or to remove the current one',
});

export const updateCategory = operation({
	id: 'inbox.updateCategory',
	name: 'Update Category',
	action: 'Set category of an inbox lead (change lead status, meeting booked)',
	description: 'Set or remove the category of the lead of a conversation',
	request: 'PATCH /master-inbox/update-category',
	leadingFields: [whereItIs],
	body: { email_lead_map_id: conversation, category_id: assigned.change },
	fields: [assigned.field],
	idempotent: true,
});
