import { composed } from '../../../engine/spec/lookup';
import { operation } from '../../../engine/spec/operation';
import { namedTags } from '../../../fields/byName';
import { leadLists } from '../../../fields/lists';
import { text } from '../../../fields/plain';
import { several } from '../../../fields/tags';

const tags = several({
	displayName: 'Tag Names or IDs',
	name: 'tagIds',
	records: namedTags,
	most: 1000,
	required: false,
});

export const getAll = operation({
	id: 'leadList.getAll',
	name: 'Get Many',
	action: 'Get many lead lists',
	description: 'Retrieve a list of the lead lists, with their numbers of leads',
	request: 'GET /lead-list/',
	filters: {
		query: {
			listName: text(
				'Name',
				'listName',
				'e.g. Trade fair',
				'Only lists whose name contains this text',
			),
			tagIds: {
				...tags,
				encode: (value, read) => composed(tags.encode(value, read), (ids) => ids.join(',')),
			},
		},
	},
	list: leadLists,
});
