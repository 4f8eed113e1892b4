import { operation } from '../../../engine/spec/operation';
import { ownCategory } from './category';
import { notice } from '../../../fields/plain';

export const remove = operation({
	id: 'leadCategory.delete',
	name: 'Delete',
	action: 'Delete a lead category',
	description: 'Delete a category of your own. One that leads are in cannot be deleted.',
	request: 'DELETE /leads/categories/{category_id}',
	path: { category_id: ownCategory },
	fields: [notice('effectNotice', 'This deletes the category for good.')],
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
