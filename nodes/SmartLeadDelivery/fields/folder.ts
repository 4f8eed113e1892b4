import { locator } from '../../fields/locator';

/** A folder of placement tests. */
export const folder = locator({
	displayName: 'Folder',
	name: 'folderId',
	description: 'The folder to work on',
	search: 'searchTestFolders',
});
