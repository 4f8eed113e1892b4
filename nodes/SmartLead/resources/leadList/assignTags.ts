import { operation } from '../../../engine/spec/operation';
import { namedTags } from '../../../fields/byName';
import { leadLists } from '../../../fields/leadList';
import { several, tags } from '../../../fields/tags';

export const assignTags = operation({
	id: 'leadList.assignTags',
	name: 'Assign Tags',
	action: 'Assign tags to lead lists',
	description: 'Add tags to lead lists, or remove tags from them',
	request: 'POST /lead-list/assign-tags',
	body: {
		listIds: leadLists(
			'listIds',
			'One from the list, or up to 10 by name or ID, comma-separated',
			10,
		),
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
