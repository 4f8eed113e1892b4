import { operation } from '../../../engine/operation';
import { several, tags } from '../../../fields/tags';

export const assignTags = operation({
	id: 'leadList.assignTags',
	name: 'Assign Tags',
	action: 'Assign tags to lead lists',
	description: 'Give lead lists further tags, and take others off them',
	request: 'POST /lead-list/assign-tags',
	body: {
		listIds: several({
			displayName: 'Lead List Names or IDs',
			name: 'listIds',
			method: 'getLeadLists',
			most: 10,
		}),
		tagIds: tags(10),
	},
	optional: {
		body: {
			removeTagIds: several({
				displayName: 'Remove Tag Names or IDs',
				name: 'removeTagIds',
				method: 'getTags',
				most: 10,
				required: false,
			}),
		},
	},
	idempotent: true,
});
