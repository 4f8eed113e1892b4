import { operation } from '../../../engine/spec/operation';
import { deletion } from '../../../fields/deletion';
import { requiredId } from '../../../fields/encode';

export const remove = operation({
	id: 'leadTag.remove',
	name: 'Remove',
	action: 'Remove a tag from a lead',
	description: 'Remove a tag from a lead. The tag itself is kept.',
	request: 'DELETE /crm/leads/tags/{tag_mapping_id}',
	path: {
		tag_mapping_id: requiredId(
			'Tag Mapping ID',
			'tagMappingId',
			'e.g. 789',
			'The tag_mapping_id that Get Many returns for the tags of a lead. It is not the ID of the tag.',
		),
	},
	...deletion('The lead loses this tag. The tag itself is kept.'),
});
