import { byId, type Rows } from '../row';

const folderId = byId(61);
const path = { folder_id: '61' };

export const spamTestFolder: Rows = {
	create: {
		id: 'smartDelivery.createFolder',
		required: {
			parameters: { folderName: 'Tests of spring' },
			sends: [{ body: { folderName: 'Tests of spring' } }],
		},
		all: [],
	},
	delete: {
		id: 'smartDelivery.deleteFolder',
		required: { parameters: { folderId }, sends: [{ path }] },
		all: [],
	},
	get: {
		id: 'smartDelivery.getFolder',
		required: { parameters: { folderId }, sends: [{ path }] },
		all: [],
	},
	getAll: {
		id: 'smartDelivery.getFolders',
		required: {
			parameters: {}, // The list has no total: only an empty page ends it.
			sends: [{ query: { offset: '0', limit: '50' } }, { query: { offset: '2', limit: '48' } }],
		},
		all: [
			{
				parameters: { limit: 1, filters: { folderName: 'Archive' } },
				sends: [{ query: { offset: '0', limit: '1', name: 'Archive' } }],
			},
		],
	},
};
