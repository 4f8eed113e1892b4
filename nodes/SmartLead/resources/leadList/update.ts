import { operation } from '../../../engine/spec/operation';
import { listName, theList } from './fields';

export const update = operation({
	id: 'leadList.update',
	name: 'Update',
	action: 'Update a lead list',
	description: 'Rename a lead list',
	request: 'PUT /lead-list/{id}',
	path: { id: theList },
	body: { listName },
	idempotent: true,
});
