import { operation } from '../../../engine/spec/operation';
import { deletion } from '../../../fields/deletion';
import { theList } from './fields';

export const remove = operation({
	id: 'leadList.delete',
	name: 'Delete',
	action: 'Delete a lead list',
	description: 'Delete a lead list',
	request: 'DELETE /lead-list/{id}',
	path: { id: theList },
	...deletion('This deletes the lead list for good.'),
});
