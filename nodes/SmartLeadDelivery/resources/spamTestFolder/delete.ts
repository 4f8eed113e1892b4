import { operation } from '../../../engine/spec/operation';
import { folder } from '../../fields/folder';
import { notice } from '../../../fields/plain';

export const remove = operation({
	id: 'smartDelivery.deleteFolder',
	name: 'Delete',
	action: 'Delete a folder of placement tests',
	description: 'Delete a folder of tests',
	request: 'DELETE /spam-test/folder/{folder_id}',
	path: { folder_id: folder },
	fields: [notice('effectNotice', 'This deletes the folder for good.')],
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
