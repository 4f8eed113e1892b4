import { InvalidValue } from '../../../engine/problem';
import { operation } from '../../../engine/spec/operation';
import { asMaxLength } from '../../../fields/encode';
import { viewFilters } from '../../../fields/inboxFilters';
import { requiredText, yesOrNo } from '../../../fields/plain';

const name = requiredText('Name', 'name', 'e.g. Waiting for an offer', 'The name of the view');

export const createSavedView = operation({
	id: 'inbox.createSavedView',
	name: 'Create Saved View',
	action: 'Create a saved inbox view',
	description: "Save inbox filters as a view that can be opened in SmartLead's master inbox",
	request: 'POST /master-inbox/saved-views',
	unsettled: 'no list shows saved views',
	body: {
		name: asMaxLength(name, 255),
		filters: {
			field: viewFilters.field,
			encode(value, read) {
				const filters = viewFilters.encode(value, read);
				if (filters === undefined) throw new InvalidValue('is empty');
				return filters;
			},
		},
	},
	optional: {
		body: {
			limitedAccess: yesOrNo(
				'Only for Me',
				'limitedAccess',
				'Whether only the owner of the API key sees the view',
			),
		},
	},
});
