import { operation } from '../../../engine/spec/operation';
import { theList } from './fields';

export const remove = operation({
	id: 'leadList.delete',
	name: 'Delete',
	action: 'Delete a lead list',
	description: 'Delete a lead list',
	request: 'DELETE /lead-list/{id}',
	path: { id: theList },
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
