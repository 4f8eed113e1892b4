import { operation } from '../../../engine/spec/operation';
import { theList } from './fields';

export const get = operation({
	id: 'leadList.get',
	name: 'Get',
	action: 'Get a lead list',
	description: 'Retrieve a lead list with its number of leads',
	request: 'GET /lead-list/{id}',
	path: { id: theList },
});
