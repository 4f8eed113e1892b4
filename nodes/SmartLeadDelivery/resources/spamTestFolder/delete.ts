import { operation } from '../../../engine/spec/operation';
import { deletion } from '../../../fields/deletion';
import { folder } from '../../fields/folder';

export const remove = operation({
	id: 'smartDelivery.deleteFolder',
	name: 'Delete',
	action: 'Delete a folder of placement tests',
	description: 'Delete a folder of tests',
	request: 'DELETE /spam-test/folder/{folder_id}',
	path: { folder_id: folder },
	...deletion('This deletes the folder for good.'),
});
