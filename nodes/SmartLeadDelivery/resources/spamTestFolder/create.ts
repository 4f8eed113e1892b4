import { operation } from '../../../engine/spec/operation';
import { created } from '../../../fields/alike';
import { requiredText } from '../../../fields/plain';
import { getAll } from './getAll';

export const create = operation({
	id: 'smartDelivery.createFolder',
	name: 'Create',
	action: 'Create a folder of placement tests',
	description: 'Create a folder for placement tests',
	request: 'POST /spam-test/folder',
	body: {
		folderName: requiredText(
			'Folder Name',
			'folderName',
			'e.g. Spring tests',
			'The name of the folder',
		),
	},
	settle: {
		...created({ name: 'folderName' }),
		reads: [
			{
				operation: getAll,
				values: ({ body }) => ({ query: { name: body?.folderName } }),
			},
		],
	},
	// Copies of the reference call the key otherwise.
	fallback: {
		after: [400, 422],
		form(request, refusal) {
			const { folderName } = request.body ?? {};
			const key = /\bfolder_name\b|invalid parameters/i.test(refusal)
				? 'folder_name'
				: /\bname\b/.test(refusal)
					? 'name'
					: undefined;
			return key && { ...request, body: { [key]: folderName } };
		},
	},
});
