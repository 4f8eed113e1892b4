import { operation } from '../../../engine/spec/operation';
import { idOf } from '../../../engine/spec/value';
import { isName, lookUp, namedLeadLists, namedTags } from '../../../fields/byName';
import { anyOf } from '../../../fields/locator';
import { several, tags } from '../../../fields/tags';

export const assignTags = operation({
	id: 'leadList.assignTags',
	name: 'Assign Tags',
	action: 'Assign tags to lead lists',
	description: 'Add tags to lead lists, or remove tags from them',
	request: 'POST /lead-list/assign-tags',
	body: {
		listIds: anyOf({
			displayName: 'Lead Lists',
			name: 'listIds',
			description: 'One from the list, or up to 10 by name or ID, comma-separated',
			byName: 'By Name or ID',
			placeholder: 'e.g. Trade fair contacts, 501',
			search: 'searchLeadLists',
			most: 10,
			encode: (one) => (isName(one) ? lookUp(namedLeadLists, one, 'Lead Lists') : idOf(one)),
		}),
		tagIds: tags(10),
	},
	optional: {
		body: {
			removeTagIds: several({
				displayName: 'Remove Tag Names or IDs',
				name: 'removeTagIds',
				records: namedTags,
				most: 10,
				required: false,
			}),
		},
	},
	idempotent: true,
});
