import { operation } from '../../../engine/spec/operation';
import { testFolders } from '../../../fields/lists';
import { text } from '../../../fields/plain';

export const getAll = operation({
	id: 'smartDelivery.getFolders',
	name: 'Get Many',
	action: 'Get many folders of placement tests',
	description: 'Retrieve a list of the folders for placement tests',
	request: 'GET /spam-test/folder',
	filters: {
		query: {
			name: text(
				'Folder Name',
				'folderName',
				'e.g. spring',
				'Only folders whose name contains this text',
			),
		},
	},
	list: testFolders,
});
