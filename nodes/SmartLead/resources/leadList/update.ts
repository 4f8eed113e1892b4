import { operation } from '../../../engine/spec/operation';
import { listName, theList } from './fields';

export const update = operation({
	id: 'leadList.update',
	name: 'Update',
	action: 'Update a lead list',
	description: 'Give a lead list another name',
	request: 'PUT /lead-list/{id}',
	path: { id: theList },
	body: { listName },
	idempotent: true,
});
