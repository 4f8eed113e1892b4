import { operation } from '../../../engine/spec/operation';
import { asSent } from '../../../fields/alike';
import { getAll as getTagsOfLeads } from '../leadTag/getAll';
import { tagColor, tagName } from './fields';
import { getAll } from './getAll';

export const create = operation({
	id: 'emailAccountTag.create',
	name: 'Create',
	action: 'Create a tag',
	description: 'Create a tag. Without a color SmartLead chooses one.',
	request: 'POST /tags',
	body: { name: tagName },
	optional: { body: { color: tagColor } },
	settle: {
		// Tags have no dates: only who has read them before knows which one is new.
		reads: [getTagsOfLeads, getAll].map((operation) => ({ operation, values: () => ({}) })),
		is: asSent({ name: 'name' }),
		id: ['id', 'tag_id'],
		answer: (found) => found,
		mayComeLater: true,
	},
});
