import { operation } from '../../../engine/spec/operation';
import { deletion } from '../../../fields/deletion';
import { ownCategory } from './fields';

export const remove = operation({
	id: 'leadCategory.delete',
	name: 'Delete',
	action: 'Delete a lead category',
	description: 'Delete a category that you created. A category in use cannot be deleted.',
	request: 'DELETE /leads/categories/{category_id}',
	path: { category_id: ownCategory },
	...deletion('This deletes the category for good.'),
});
