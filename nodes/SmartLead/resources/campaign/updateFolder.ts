import { operation } from '../../../engine/spec/operation';
import { requiredId } from '../../../fields/encode';
import { setOrRemove } from '../../../fields/setOrRemove';
import { campaigns } from '../../../fields/tags';

const folder = requiredId(
	'Folder ID',
	'folderId',
	'e.g. 12',
	'The ID of the folder. SmartLead has no list of folders to choose from.',
);

const assigned = setOrRemove(folder, {
	set: { name: 'Move to Folder', value: 'move' },
	remove: 'Take Out of Folder',
	description: 'Whether to move the campaigns into a folder or out of the one they are in',
});

export const updateFolder = operation({
	id: 'campaign.updateFolder',
	name: 'Update Folder',
	action: 'Move campaigns to a folder',
	description: 'Move campaigns into a folder, or out of one',
	request: 'POST /campaigns/update-folder',
	body: {
		campaign_ids: campaigns(200),
		folder_id: assigned.change,
	},
	fields: [assigned.field],
	idempotent: true,
});
