import { operation } from '../../../engine/spec/operation';
import { folder } from '../../fields/folder';

export const get = operation({
	id: 'smartDelivery.getFolder',
	name: 'Get',
	action: 'Get a folder of placement tests',
	description: 'Retrieve a folder of tests',
	request: 'GET /spam-test/folder/{folder_id}',
	path: { folder_id: folder },
});
