import { operation } from '../../../engine/operation';
import { byOffset } from '../../../engine/pages';

export const getAll = operation({
	id: 'smartDelivery.getFolders',
	name: 'Get Many',
	action: 'Get many folders of placement tests',
	description: 'Retrieve a list of the folders that tests are filed in',
	request: 'GET /spam-test/folder',
	optional: {
		query: {
			name: {
				displayName: 'Folder Name',
				name: 'folderName',
				type: 'string',
				default: '',
				placeholder: 'e.g. spring',
				description: 'Only folders whose name contains this text',
			},
		},
	},
	// The reference names no pages here, other sources do.
	list: { at: ['', 'data'], pages: byOffset({ size: 100, perhaps: true }) },
});
