import { operation } from '../../../engine/spec/operation';
import { listName } from './fields';

export const create = operation({
	id: 'leadList.create',
	name: 'Create',
	action: 'Create a lead list',
	description: 'Create an empty list that leads can be put into',
	request: 'POST /lead-list/',
	body: { listName },
});
