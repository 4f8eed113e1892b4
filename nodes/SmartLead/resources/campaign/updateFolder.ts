import { operation } from '../../../engine/operation';
import { campaigns } from '../../../fields/tags';
import { asId } from '../../../fields/encode';
import { fieldOf, valueOf } from '../../../engine/request';

const folder = asId({
	displayName: 'Folder ID',
	name: 'folderId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 12',
	description: 'The ID of the folder. SmartLead has no list of folders to choose from.',
	displayOptions: { show: { change: ['move'] } },
});

export const updateFolder = operation({
	id: 'campaign.updateFolder',
	name: 'Update Folder',
	action: 'Move campaigns to a folder',
	description: 'Move campaigns into a folder, or out of theirs',
	request: 'POST /campaigns/update-folder',
	body: {
		campaign_ids: campaigns(200),
		folder_id: {
			field: {
				displayName: 'Change',
				name: 'change',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Move to Folder', value: 'move' },
					{ name: 'Take Out of Folder', value: 'remove' },
				],
				default: 'move',
				description: 'Whether to move the campaigns into a folder or out of theirs',
			},
			encode: (change, read) => (change === 'remove' ? null : valueOf(folder, read)),
		},
	},
	fields: [fieldOf(folder)],
	idempotent: true,
});
