import { locator } from '../../fields/locator';

/** A folder of placement tests. */
export const folder = locator({
	displayName: 'Folder',
	name: 'folderId',
	description: 'The folder to work on',
	search: 'searchTestFolders',
	// Numbers in live answers, texts in the reference.
	texts: true,
});
