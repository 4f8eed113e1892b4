import { operation } from '../../../engine/spec/operation';
import { deletion } from '../../../fields/deletion';
import { mappingFields, tagMapping } from './mapping';

const { fields = [], ...deleted } = deletion('The lead loses this tag. The tag itself is kept.');

export const remove = operation({
	id: 'leadTag.remove',
	name: 'Remove',
	action: 'Remove a tag from a lead',
	description: 'Remove a tag from a lead. The tag itself is kept.',
	request: 'DELETE /crm/leads/tags/{tag_mapping_id}',
	path: { tag_mapping_id: tagMapping },
	fields: [...mappingFields, ...fields],
	...deleted,
});
