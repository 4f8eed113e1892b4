import { operation } from '../../../engine/spec/operation';
import { theList } from './fields';
import { notice } from '../../../fields/plain';

export const remove = operation({
	id: 'leadList.delete',
	name: 'Delete',
	action: 'Delete a lead list',
	description: 'Delete a lead list',
	request: 'DELETE /lead-list/{id}',
	path: { id: theList },
	fields: [notice('effectNotice', 'This deletes the lead list for good.')],
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
